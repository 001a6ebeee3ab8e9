package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.imap.IdleWait;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Decides when a mailbox is polled: as soon as its server reports a mail, and at regular intervals anyway. The polls
 * of a mailbox run one after the other, on their own thread.
 */
final class IdleScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {
    /** With IDLE, a mailbox is polled only every so many delays. */
    private static final int DELAYS = 12;
    /** The longest IDLE: servers may close a connection after half an hour, and firewalls do so much earlier. */
    private static final Duration LONGEST = Duration.ofMinutes(8);
    /** The pause after a poll that found nothing, although the server had reported a mail. */
    private static final Duration AFTER_EMPTY_POLL = Duration.ofSeconds(1);

    /** How long a stop waits for an IDLE to end. It ends at once unless the connection is dead. */
    private static final Duration STOP = Duration.ofSeconds(3);

    private CamelContext context;
    private MailboxConsumer mailbox;
    private Runnable poll;
    private ExecutorService thread;
    private Polls polls;
    private Polls last;

    @Override
    public void onInit(Consumer consumer) {
        mailbox = (MailboxConsumer) consumer;
    }

    @Override
    public void scheduleTask(Runnable task) {
        poll = task;
    }

    @Override
    protected void doStart() {
        thread = context.getExecutorServiceManager().newSingleThreadExecutor(mailbox, "poll-" + mailbox.mailbox());
    }

    @Override
    public synchronized void startScheduler() {
        if (polls == null) {
            polls = new Polls(last);
            last = polls;
            thread.execute(polls);
        }
    }

    /** A poll in progress is completed first. */
    @Override
    public synchronized void unscheduleTask() {
        if (polls != null) {
            polls.over.countDown();
            polls = null;
        }
    }

    @Override
    protected void doStop() throws InterruptedException {
        unscheduleTask();
        if (last != null && !mailbox.isPolling()) { // Camel itself waits for a poll before it shuts down the threads
            last.ended.await(STOP.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (thread != null) { // null if another part of the application failed to start
            thread.shutdown();
        }
    }

    @Override
    public synchronized boolean isSchedulerStarted() {
        return polls != null;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /** The polls between a start of the mailbox and its stop. */
    private final class Polls implements Runnable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private Polls before;

        /** @param before the polls of the previous start, or null */
        Polls(Polls before) {
            this.before = before;
        }

        @Override
        public void run() {
            try {
                if (before != null) {
                    before.ended.await();
                    before = null;
                }
                while (!isOver()) {
                    beginAndPoll();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the stop took too long
            } finally {
                ended.countDown();
            }
        }

        /** Whatever fails, and be it the JVM, the mailbox is polled again, or nobody would notice that it is not. */
        private void beginAndPoll() throws InterruptedException {
            try {
                mailbox.begin();
                try {
                    pollRepeatedly();
                } finally {
                    mailbox.end();
                }
            } catch (RuntimeException | Error e) {
                mailbox.fail(e);
                rest(mailbox.pauseLeft());
            }
        }

        private void pollRepeatedly() throws InterruptedException {
            rest(mailbox.initialDelay());
            boolean reported = false;
            while (!isOver()) {
                try {
                    poll.run();
                    reported = !mailbox.isPaused() && awaitMail(reported);
                } catch (RuntimeException | Error e) {
                    mailbox.fail(e);
                    reported = false;
                }
                rest(mailbox.pauseLeft()); // if the poll failed
            }
        }

        /**
         * @param reported whether it did so before the last poll
         * @return whether the mail server reported a mail
         */
        private boolean awaitMail(boolean reported) throws InterruptedException {
            if (reported && mailbox.settledNothing()) {
                rest(shorter(mailbox.delay(), AFTER_EMPTY_POLL));
            }
            IdleWait.Result end =
                    mailbox.isSuspended() ? IdleWait.Result.NOT_POSSIBLE : mailbox.idle(atMost(), this::isOver);
            if (end == IdleWait.Result.NOT_POSSIBLE) {
                rest(mailbox.delay());
            }
            return end == IdleWait.Result.MAIL;
        }

        private Duration atMost() {
            Duration delay = mailbox.delay();
            return mailbox.hasMailsLeft() ? delay : shorter(delay.multipliedBy(DELAYS), LONGEST);
        }

        private void rest(Duration time) throws InterruptedException {
            over.await(time.toNanos(), TimeUnit.NANOSECONDS); // not a moment too short: a pause would not be over
        }

        private boolean isOver() {
            return over.getCount() == 0;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
