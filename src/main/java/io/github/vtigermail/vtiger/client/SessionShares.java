package io.github.vtigermail.vtiger.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How many sessions may be in use at a time. A borrower, which is a mailbox, has a share of its own; all of them together have
 * a quarter more. So slow uploads of one mailbox never take the last session, however long they last.
 */
final class SessionShares {
    private final int share;
    private final Semaphore all;
    private final Map<String, Semaphore> ofBorrowers = new ConcurrentHashMap<>();

    /** @param share of a borrower */
    SessionShares(int share) {
        this.share = share;
        this.all = new Semaphore(total(share), true);
    }

    /** That of all borrowers together. */
    static int total(int share) {
        return share + Math.max(1, share / 4);
    }

    /** Waits while the borrower's share, or that of all, is in use. */
    void acquire(String borrower) throws InterruptedException {
        Semaphore own = of(borrower);
        own.acquire();
        try {
            all.acquire();
        } catch (InterruptedException e) {
            own.release();
            throw e;
        }
    }

    void release(String borrower) {
        all.release();
        of(borrower).release();
    }

    private Semaphore of(String borrower) {
        return ofBorrowers.computeIfAbsent(borrower, first -> new Semaphore(share, true));
    }
}
