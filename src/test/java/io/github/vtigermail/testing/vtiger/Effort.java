package io.github.vtigermail.testing.vtiger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What a request costs the server: so much time on one of so many processors. */
final class Effort {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Duration query = Duration.ZERO;
    private volatile Duration create = Duration.ZERO;
    private volatile Semaphore cores;

    void serviceTime(Duration query, Duration create) {
        this.query = query;
        this.create = create;
    }

    void cores(int cores) {
        this.cores = new Semaphore(cores, true);
    }

    /** Is busy for as long as the operation takes. */
    void spend(String operation) {
        Duration time = operation.equals("create") ? create : query;
        if (time.isZero()) {
            return;
        }
        Semaphore held = cores;
        if (held != null) {
            held.acquireUninterruptibly();
        }
        try {
            pause(time);
        } finally {
            if (held != null) {
                held.release();
            }
        }
    }

    /** Waits; the end of the stand-in ends it early. */
    void pause(Duration time) {
        try {
            stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped.countDown();
    }
}
