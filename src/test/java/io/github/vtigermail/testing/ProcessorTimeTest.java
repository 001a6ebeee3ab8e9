package io.github.vtigermail.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void returnsWhatTheWorkReturns() {
        assertThat(ProcessorTime.within(Duration.ofSeconds(5), () -> "done")).isEqualTo("done");
    }

    @Test
    void throwsWhatTheWorkThrows() {
        assertThatThrownBy(() -> ProcessorTime.within(Duration.ofSeconds(5), () -> {
                    throw new IOException("broken");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
    }

    @Test
    void workThatTakesTooMuchFails() {
        assertThatThrownBy(() -> ProcessorTime.within(Duration.ofMillis(50), () -> {
                    while (!Thread.interrupted()) {
                        Thread.onSpinWait();
                    }
                    return null;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("more than PT0.05S of processor time");
    }

    @Test
    void waitingIsNoWork() {
        assertThat(ProcessorTime.within(Duration.ofMillis(100), () -> {
                    Thread.sleep(300);
                    return "done";
                }))
                .isEqualTo("done");
    }
}
