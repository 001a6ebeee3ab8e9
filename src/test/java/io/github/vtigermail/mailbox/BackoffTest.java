package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server that is down is not asked all the time, and one that is up again is soon used again. */
class BackoffTest {
    private Duration passed = Duration.ZERO;
    private double random = 1;
    private final Backoff backoff = new Backoff(() -> passed.toNanos(), () -> random);

    @Test
    void aMailboxThatWorksDoesNotPause() {
        assertThat(backoff.isPausing()).isFalse();
    }

    @Test
    void thePauseGrowsWithEachFaultUpToNearlyAMinute() {
        assertThat(IntStream.range(0, 9).mapToObj(i -> backoff.extend().toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 40L, 40L, 40L);
    }

    @Test
    void aServerThatHasEnoughOfUsIsAskedSeldom() {
        assertThat(IntStream.range(0, 8).mapToObj(i -> backoff.extendLong().toSeconds()))
                .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
        assertThat(backoff.extend()).isEqualTo(Backoff.LONGEST);
    }

    @Test
    void thePauseLastsForItsTimeAndNoLonger() {
        backoff.extend();
        backoff.extend();

        passed = Duration.ofMillis(1_999);
        assertThat(backoff.isPausing()).isTrue();
        passed = Duration.ofMillis(2_000);
        assertThat(backoff.isPausing()).isFalse();
    }

    @Test
    void aSuccessfulPollEndsThePauseAndTheNextFaultStartsWithAShortOne() {
        backoff.extend();
        backoff.extend();
        backoff.reset();

        assertThat(backoff.isPausing()).isFalse();
        assertThat(backoff.extend()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void mailboxesOfOneServerDoNotAllComeBackAtTheSameMoment() {
        random = 0;
        backoff.extend();
        assertThat(backoff.remaining()).isEqualTo(Duration.ofMillis(750));
        random = 1;
        backoff.extend();
        assertThat(backoff.remaining()).isEqualTo(Duration.ofMillis(2_000));
    }
}
