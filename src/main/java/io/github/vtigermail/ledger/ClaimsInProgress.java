package io.github.vtigermail.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The mails that this connector works on, and those on which Vtiger may still be at work for it, however the clock is set. */
final class ClaimsInProgress {
    private static final long FOR_GOOD = Long.MAX_VALUE;

    private final LongSupplier nanoTime;
    private final Map<String, Long> untilWhen = new ConcurrentHashMap<>();

    /** @param nanoTime the time that passes, as {@link System#nanoTime} */
    ClaimsInProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void take(String key) {
        untilWhen.put(key, FOR_GOOD);
    }

    void done(String key) {
        untilWhen.remove(key);
    }

    /** It is still, for so long. @return what {@link #letGo} asks for */
    long keep(String key, Duration wait) {
        long until = nanoTime.getAsLong() + wait.toNanos();
        untilWhen.put(key, until);
        return until;
    }

    /** Unless another worker has it by now. */
    void letGo(String key, long kept) {
        untilWhen.remove(key, kept);
    }

    boolean has(String key) {
        Long until = untilWhen.get(key);
        return until != null && !isOver(until);
    }

    /** Forgets the mails that never came again. */
    void dropOld() {
        untilWhen.values().removeIf(this::isOver);
    }

    private boolean isOver(long until) {
        return until != FOR_GOOD && until - nanoTime.getAsLong() <= 0;
    }
}
