package io.github.vtigermail.vtiger.comment;

import io.github.vtigermail.vtiger.client.UploadFile;
import io.github.vtigermail.vtiger.failure.NotAnEnvelopeException;
import io.github.vtigermail.vtiger.failure.RequestTooLargeException;
import io.github.vtigermail.vtiger.failure.SessionLostException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What is known of the attempts to make one comment: whether it may exist by now, whether Vtiger may still be at work on it,
 * and whether it is time to make it without its files. A request over PHP's {@code post_max_size} fails as if the database
 * were down (seen on Vtiger 8.2); that Vtiger answers to the question for the marker before each further attempt tells the
 * two apart.
 */
public final class CommentAttempt {
    /** In bytes: what no usual server refuses for its size. */
    private static final long SMALL = 2 * 1024 * 1024;
    /** After so many failures of whatever kind the files may be why. */
    private static final int MOST_WITH_FILES = 3;

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean started;
    private boolean pending;
    private boolean unmarked;
    private long pendingSince;
    private int failures;
    private boolean withoutFiles;

    public CommentAttempt() {
        this(System::nanoTime);
    }

    /** @param nanoTime the time that passes, as {@link System#nanoTime}: the clock may be set */
    CommentAttempt(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Waits while another exchange makes the same comment. */
    public void lock() throws InterruptedException {
        lock.lockInterruptibly();
    }

    public void unlock() {
        lock.unlock();
    }

    /** Whether the comment may exist: Vtiger was asked to make it. */
    public synchronized boolean mayExist() {
        return started;
    }

    /** Whether Vtiger may still be at work on it: no answer came. */
    public synchronized boolean isPending() {
        return pending;
    }

    /** Whether it came to the last attempt without an answer less than this time ago. */
    public synchronized boolean isPending(Duration settleTime) {
        return pending && nanoTime.getAsLong() - pendingSince < settleTime.toNanos();
    }

    /** Whether the comment is to be made without its files. */
    public synchronized boolean isWithoutFiles() {
        return withoutFiles;
    }

    /** Vtiger is asked to make the comment now. */
    public synchronized void setStarted() {
        started = true;
        pending = true;
        pendingSince = nanoTime.getAsLong();
    }

    /** Vtiger made it. @param kept whether with its marker */
    public synchronized void setAnswered(boolean kept) {
        pending = false;
        unmarked = !kept;
    }

    /** Whether Vtiger made it and dropped its marker: it is never found again. */
    public synchronized boolean isMadeWithoutMarker() {
        return unmarked;
    }

    /** Vtiger could not even be asked for the marker, so earlier failures say nothing of the files. */
    public synchronized void setUnanswered() {
        failures = 0;
        withoutFiles = false;
    }

    /** The request to make it failed, with these files. */
    public synchronized void setFailed(Exception failure, List<UploadFile> files) {
        pendingSince = nanoTime.getAsLong();
        pending = !(failure instanceof VtigerException answer) || answer.mayStillBeCarriedOut();
        if (!files.isEmpty() && !(failure instanceof SessionLostException)) {
            failures++;
            withoutFiles = failures >= most(failure, files);
        }
    }

    private static int most(Exception failure, List<UploadFile> files) {
        if (failure instanceof RequestTooLargeException) {
            return 1;
        }
        if (failure instanceof NotAnEnvelopeException answer && answer.isSilentFailure()) {
            return files.stream().mapToLong(UploadFile::size).sum() >= SMALL ? 1 : 2;
        }
        return MOST_WITH_FILES;
    }

    @Override
    public String toString() {
        return "CommentAttempt[" + failures + "]";
    }
}
