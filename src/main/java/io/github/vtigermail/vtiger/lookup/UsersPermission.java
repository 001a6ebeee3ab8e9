package io.github.vtigermail.vtiger.lookup;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whether Vtiger lets us ask who its users are. On 8.2 only an administrator may (recorded 58, 65). But a Vtiger whose database
 * fails refuses in the same words what it answers a moment later, and then the staff's mails would be taken for customers'. So a
 * refusal is believed when it comes again after some seconds, or minutes if Vtiger had answered before; and not for ever.
 */
final class UsersPermission {
    /** Within the pauses between the tries of a step, so that a mail waits for nothing else. */
    static final Duration DOUBT = Duration.ofSeconds(3);
    /** The right was not taken away in the very minute in which the database fails. */
    static final Duration DOUBT_AFTER_ANSWERS = Duration.ofMinutes(3);

    static final Duration BELIEVED_FOR = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    /** Held while it is asked for without knowing whether that is allowed: the others wait for the outcome. */
    private final ReentrantLock lock = new ReentrantLock();

    private boolean allowed;
    private boolean hadAnswers;
    private Long refusedSince;
    private boolean refused;
    private long askAgain;

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    UsersPermission(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        askAgain = nanoTime.getAsLong();
    }

    void lock() throws InterruptedException {
        lock.lockInterruptibly();
    }

    void unlock() {
        lock.unlock();
    }

    /** Whether the last answer was one. */
    synchronized boolean isAllowed() {
        return allowed;
    }

    /** Whether the refusal is believed, and not to be asked for again yet. */
    synchronized boolean isRefused() {
        return refused && !isTime(askAgain);
    }

    /** Whether a refusal came a moment ago that is not believed yet: it is too early to ask again. */
    synchronized boolean isInDoubt() {
        return !allowed && !refused && !isTime(askAgain);
    }

    synchronized void setAllowed() {
        allowed = true;
        hadAnswers = true;
        refused = false;
        refusedSince = null;
    }

    /** Vtiger refused, though it answered otherwise. @return whether that is news, and to be believed */
    synchronized boolean setRefused() {
        long now = nanoTime.getAsLong();
        if (refusedSince == null) {
            refusedSince = now;
        }
        boolean before = refused;
        Duration doubt = hadAnswers ? DOUBT_AFTER_ANSWERS : DOUBT;
        allowed = false;
        refused = before || now - refusedSince >= doubt.toNanos();
        askAgain = now + (refused ? BELIEVED_FOR : DOUBT).toNanos();
        return refused && !before;
    }

    private boolean isTime(long moment) {
        return nanoTime.getAsLong() - moment >= 0;
    }
}
