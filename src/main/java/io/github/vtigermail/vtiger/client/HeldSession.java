package io.github.vtigermail.vtiger.client;

import io.github.vtigermail.vtiger.failure.VtigerException;

/** A session that is borrowed from the pool for one exchange. It is given back when it is closed. Says nothing when printed. */
public final class HeldSession implements AutoCloseable {
    private final SessionPool pool;
    private final String borrower;
    private VtigerSession session;
    private boolean closed;

    HeldSession(SessionPool pool, String borrower, VtigerSession session) {
        this.pool = pool;
        this.borrower = borrower;
        this.session = session;
    }

    /** The session; a new one, if Vtiger dropped the last. */
    VtigerSession get() throws VtigerException, InterruptedException {
        if (session == null) {
            session = pool.renew();
        }
        return session;
    }

    /** Vtiger dropped it. */
    void setLost() {
        session = null;
    }

    /** Whether it is borrowed from this pool: a session is of no use at another Vtiger, or once it was given back. */
    synchronized boolean isBorrowedFrom(SessionPool other) {
        return pool == other && !closed;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (session == null) {
            pool.discard(borrower);
        } else {
            pool.giveBack(borrower, session);
        }
    }
}
