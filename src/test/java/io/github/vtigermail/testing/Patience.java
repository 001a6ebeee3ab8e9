package io.github.vtigermail.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.PollInterval;

/**
 * How long a test waits for a condition: up to {@link #LIMIT}, the only limit there is. It is far more than a busy machine
 * needs, and costs nothing if all is well, because conditions are checked every few milliseconds at first. No test sets a limit
 * of its own: a guess that suits one machine fails on another.
 */
public final class Patience {
    /** The system property {@code test.patience}, in seconds; five minutes by default. */
    public static final Duration LIMIT = Duration.ofSeconds(Long.getLong("test.patience", 300));

    /** At first every few milliseconds, then less and less often: a check may be a connection to a mail server. */
    private static final PollInterval POLL_INTERVAL =
            (polls, previous) -> Duration.ofMillis(Math.min(200, 10 + polls * 2L));

    private Patience() {}

    /** Waits for a condition, {@code await().until(…)}. */
    public static ConditionFactory await() {
        return Awaitility.await()
                .dontCatchUncaughtExceptions() // of other threads: those of GreenMail fail when a client disconnects
                .pollInterval(POLL_INTERVAL)
                .atMost(LIMIT);
    }

    /** Waits for a condition that is named in the failure. */
    public static ConditionFactory await(String alias) {
        return await().alias(alias);
    }

    /** Fails as soon as a condition is not true. The time should be short, because it always passes. */
    public static void stays(Duration time, Callable<Boolean> condition) {
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .pollInterval(POLL_INTERVAL)
                .atMost(time.plus(LIMIT))
                .during(time)
                .failFast("it did not stay so", () -> !condition.call())
                .until(condition);
    }

    /**
     * Waits for a condition, and leaves it to the assertions that follow to describe a failure.
     *
     * @return whether the condition became true
     */
    public static boolean becomesTrue(Callable<Boolean> condition) {
        try {
            await().until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** Waits for a result. */
    public static <T> T get(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits for the end of a process.
     *
     * @return its exit code
     */
    public static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still runs after " + LIMIT + ": " + process.info());
        }
        return process.exitValue();
    }
}
