package io.github.vtigermail.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what should come, and leaves it to the checks behind it to say what is wrong if it does not. */
final class Soon {
    private Soon() {}

    /** @return whether it came */
    static boolean orNever(Duration atMost, Callable<Boolean> condition) {
        try {
            await().pollInterval(Duration.ofMillis(100)).atMost(atMost).until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
