package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server that is down is not knocked at all the time, and one that is up again is not left waiting for long. */
class PauseTest {
    private Duration passed = Duration.ZERO;
    private double random = 1;
    private final Pause pause = new Pause(() -> passed.toNanos(), () -> random);

    @Test
    void aMailboxThatWorksDoesNotPause() {
        assertThat(pause.isOn()).isFalse();
    }

    @Test
    void thePauseGrowsFromFaultToFaultUpToNearlyAMinute() {
        assertThat(IntStream.range(0, 9).mapToObj(i -> pause.longer().toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 40L, 40L, 40L);
    }

    @Test
    void thePauseIsOnForItsTimeAndNoLonger() {
        pause.longer();
        pause.longer();

        passed = Duration.ofMillis(1_999);
        assertThat(pause.isOn()).isTrue();
        passed = Duration.ofMillis(2_000);
        assertThat(pause.isOn()).isFalse();
    }

    @Test
    void aPollThatGoesWellEndsThePauseAndTheNextFaultBeginsWithAShortOne() {
        pause.longer();
        pause.longer();
        pause.over();

        assertThat(pause.isOn()).isFalse();
        assertThat(pause.longer()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void mailboxesOfOneServerDoNotAllComeBackInTheSameMoment() {
        random = 0;
        pause.longer();
        assertThat(pause.left()).isEqualTo(Duration.ofMillis(750));
        random = 1;
        pause.longer();
        assertThat(pause.left()).isEqualTo(Duration.ofMillis(2_000));
    }
}
