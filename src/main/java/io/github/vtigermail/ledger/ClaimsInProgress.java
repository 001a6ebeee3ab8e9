package io.github.vtigermail.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The mails that this connector is processing, and those whose comment Vtiger may still be making for it. Kept in memory and
 * by elapsed time, so that a change of the system clock does not matter.
 */
final class ClaimsInProgress {
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final LongSupplier nanoTime;
    private final Map<String, Long> deadlines = new ConcurrentHashMap<>();

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    ClaimsInProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void begin(String key) {
        deadlines.put(key, UNLIMITED);
    }

    void end(String key) {
        deadlines.remove(key);
    }

    /** Keeps the mail in progress for that long. @return the deadline, for {@link #end(String, long)} */
    long extend(String key, Duration time) {
        long deadline = nanoTime.getAsLong() + time.toNanos();
        deadlines.put(key, deadline);
        return deadline;
    }

    /** Ends the mail, unless another worker has begun it since. */
    void end(String key, long deadline) {
        deadlines.remove(key, deadline);
    }

    boolean contains(String key) {
        Long deadline = deadlines.get(key);
        return deadline != null && !hasPassed(deadline);
    }

    /** Forgets the mails that did not come back. */
    void deleteExpired() {
        deadlines.values().removeIf(this::hasPassed);
    }

    private boolean hasPassed(long deadline) {
        return deadline != UNLIMITED && deadline - nanoTime.getAsLong() <= 0;
    }
}
