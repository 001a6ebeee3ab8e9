package io.github.vtigermail.vtiger.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One refusal, which may be that of a dying database, must not make customers of the staff. */
class UsersPermissionTest {
    private long nanos = Long.MAX_VALUE - 5; // it may overflow
    private final UsersPermission permission = new UsersPermission(() -> nanos);

    @Test
    void whoMayNotAskIsBelievedTheSecondTimeAndAsksNoMoreForAWhile() {
        assertThat(permission.setRefused()).isFalse();
        assertThat(permission.isRefused()).isFalse();
        assertThat(permission.isInDoubt()).isTrue();

        pass(UsersPermission.DOUBT);
        assertThat(permission.isInDoubt()).isFalse();
        assertThat(permission.setRefused()).isTrue();
        assertThat(permission.isRefused()).isTrue();

        pass(UsersPermission.BELIEVED_FOR);
        assertThat(permission.isRefused()).isFalse();
        assertThat(permission.isInDoubt()).isFalse();
        assertThat(permission.setRefused()).as("news").isFalse();
        assertThat(permission.isRefused()).as("at once").isTrue();
    }

    @Test
    void aRightThatIsGivenIsUsedAfterAWhile() {
        permission.setRefused();
        pass(UsersPermission.DOUBT);
        permission.setRefused();
        pass(UsersPermission.BELIEVED_FOR);

        permission.setAllowed();

        assertThat(permission.isAllowed()).isTrue();
        assertThat(permission.setRefused()).isFalse();
        assertThat(permission.isInDoubt()).isTrue();
    }

    /** A database that comes and goes: each refusal is followed by an answer. */
    @Test
    void refusalsBetweenAnswersAreNeverBelieved() {
        for (int i = 0; i < 100; i++) {
            assertThat(permission.setRefused()).isFalse();
            pass(UsersPermission.DOUBT_AFTER_ANSWERS);
            permission.setAllowed();
        }
    }

    @Test
    void aRefusalAfterAnswersIsBelievedOnlyAfterMinutes() {
        permission.setAllowed();
        permission.setRefused();
        pass(UsersPermission.DOUBT_AFTER_ANSWERS.minusMillis(1));
        assertThat(permission.setRefused()).isFalse();
        assertThat(permission.isAllowed()).isFalse();

        pass(UsersPermission.DOUBT);
        assertThat(permission.setRefused()).isTrue();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
