package io.github.vtigermail.vtiger.client;

import io.github.vtigermail.vtiger.failure.LoginRefusedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sessions at Vtiger: a few, each used by one mail at a time, because PHP runs the requests of one session one after
 * the other. They are kept and used again until they are older than the age limit or Vtiger drops them.
 *
 * <p>Logins are never made side by side: seen on Vtiger 8.2, a second challenge of the same user replaces the first, and
 * the login under way then fails with the code of a wrong key. Therefore a refused login is tried once more, too.
 */
final class SessionPool {
    /** How a session is got: a challenge, answered with the md5 of it and the user's access key. */
    @FunctionalInterface
    interface Login {
        /**
         * Logs in once.
         *
         * @throws LoginRefusedException if Vtiger refuses user or key, or another login of the same user came in between
         * @throws VtigerException if Vtiger cannot be asked
         */
        VtigerSession logIn() throws VtigerException, InterruptedException;
    }

    private final Login login;
    private final SessionShares shares;
    private final Duration maxAge;
    private final Clock clock;
    private final Deque<VtigerSession> idle = new ArrayDeque<>();
    private final ReentrantLock oneLoginAtATime = new ReentrantLock(true);
    /** Vtiger's, by the last login; null before the first. */
    private volatile String version;

    /**
     * @param sessions how many a borrower has at most: see {@link SessionShares}
     * @param maxAge after which a session is not used any more
     */
    SessionPool(Login login, int sessions, Duration maxAge, Clock clock) {
        this.login = login;
        this.shares = new SessionShares(sessions);
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /**
     * Logs in and keeps the session for the first that needs one, unless there was a login before.
     *
     * @return Vtiger's version
     */
    String logInFirst() throws VtigerException, InterruptedException {
        oneLoginAtATime.lockInterruptibly();
        try {
            if (version == null) {
                VtigerSession session = logIn();
                synchronized (idle) {
                    idle.push(session);
                }
            }
            return version;
        } finally {
            oneLoginAtATime.unlock();
        }
    }

    /**
     * A session for one exchange at a time, to be closed at its end; waits until one is free, and logs in if there is none.
     *
     * @param borrower what exchanges have in common that share sessions, such as their mailbox
     * @throws VtigerException if Vtiger cannot be asked, or refuses the login
     */
    HeldSession borrow(String borrower) throws VtigerException, InterruptedException {
        return new HeldSession(this, borrower, take(borrower));
    }

    VtigerSession take(String borrower) throws VtigerException, InterruptedException {
        shares.acquire(borrower);
        VtigerSession session = null;
        try {
            session = youngEnough();
            if (session == null) {
                session = youngEnoughOrNew();
            }
            return session;
        } finally {
            if (session == null) {
                shares.release(borrower);
            }
        }
    }

    /** Gives a session back for the next. */
    void giveBack(String borrower, VtigerSession session) {
        synchronized (idle) {
            idle.push(session);
        }
        shares.release(borrower);
    }

    /** Gives back the place of a session that is of no use any more. */
    void discard(String borrower) {
        shares.release(borrower);
    }

    /** Another session in place of one that Vtiger dropped; the place in the pool stays taken. */
    VtigerSession renew() throws VtigerException, InterruptedException {
        return logIn();
    }

    private VtigerSession youngEnough() {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                VtigerSession session = idle.pop();
                if (session.since().plus(maxAge).isAfter(clock.instant())) {
                    return session;
                }
            }
            return null;
        }
    }

    /** After the login that others made meanwhile there may be one. */
    private VtigerSession youngEnoughOrNew() throws VtigerException, InterruptedException {
        oneLoginAtATime.lockInterruptibly();
        try {
            VtigerSession session = youngEnough();
            return session != null ? session : logIn();
        } finally {
            oneLoginAtATime.unlock();
        }
    }

    private VtigerSession logIn() throws VtigerException, InterruptedException {
        oneLoginAtATime.lockInterruptibly();
        try {
            VtigerSession session = logInTwiceAtMost();
            version = session.version();
            return session;
        } finally {
            oneLoginAtATime.unlock();
        }
    }

    private VtigerSession logInTwiceAtMost() throws VtigerException, InterruptedException {
        try {
            return login.logIn();
        } catch (LoginRefusedException refused) {
            // Not at once, nor when the other one comes back: another connector that is at it too.
            Thread.sleep(ThreadLocalRandom.current().nextLong(100, 1_000));
            return login.logIn();
        }
    }
}
