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

    /** Of several that try at once only one succeeds. @return false if the mail is in progress */
    boolean begin(String key) {
        boolean[] begun = new boolean[1];
        deadlines.compute(key, (same, deadline) -> {
            begun[0] = deadline == null || hasPassed(deadline);
            return begun[0] ? UNLIMITED : deadline;
        });
        return begun[0];
    }

    void end(String key) {
        deadlines.remove(key);
    }

    /** Keeps the mail in progress for that long. */
    void extend(String key, Duration time) {
        deadlines.put(key, nanoTime.getAsLong() + time.toNanos());
    }

    /** Forgets the mails that did not come back. */
    void deleteExpired() {
        deadlines.values().removeIf(this::hasPassed);
    }

    private boolean hasPassed(long deadline) {
        return deadline != UNLIMITED && deadline - nanoTime.getAsLong() <= 0;
    }
}
