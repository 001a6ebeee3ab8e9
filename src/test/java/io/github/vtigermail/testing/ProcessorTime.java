package io.github.vtigermail.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Limits work by the processor time of its thread, so that other load on the machine makes no difference. */
public final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LOOK_EVERY_MILLIS = 20;

    private ProcessorTime() {}

    /**
     * Returns or throws what the work returns or throws.
     *
     * @throws AssertionError if it takes more processor time than this, or does not end within {@link Patience#LIMIT}; it
     *     is interrupted then
     */
    public static <T> T within(Duration time, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "work of limited processor time");
        thread.setDaemon(true);
        thread.start();
        long deadline = System.nanoTime() + Patience.LIMIT.toNanos();
        while (true) {
            try {
                return task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw ProcessorTime.<RuntimeException>asIs(e.getCause());
            } catch (InterruptedException e) {
                thread.interrupt();
                throw ProcessorTime.<RuntimeException>asIs(e);
            } catch (TimeoutException e) {
                if (THREADS.getThreadCpuTime(thread.getId()) > time.toNanos() || System.nanoTime() > deadline) {
                    AssertionError failure = new AssertionError("takes more than " + time + " of processor time");
                    failure.setStackTrace(thread.getStackTrace());
                    thread.interrupt();
                    throw failure;
                }
            }
        }
    }

    /** Checked or not, as JUnit's own {@code assertTimeout} throws it. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asIs(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
