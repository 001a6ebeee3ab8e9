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
 * When a mailbox is polled: as soon as its server tells of a mail, and after some time all the same. The polls of a mailbox
 * come one after the other, on a thread of their own.
 */
final class IdleScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {
    /** A mailbox whose server tells of mail is polled at every so many delays only. */
    private static final int DELAYS = 12;
    /** IDLE ends by then at the latest: servers may close a connection after half an hour, and firewalls do much sooner. */
    private static final Duration LONGEST = Duration.ofMinutes(8);
    /** After a poll that found nothing, though the server had told of a mail. */
    private static final Duration IN_VAIN = Duration.ofSeconds(1);

    /** How long a stop waits for an IDLE to end, which it does at once unless the connection is dead. */
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

    /** A poll under way comes to its end first. */
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
        if (last != null && !mailbox.isPolling()) { // for a poll Camel waits itself, before it takes the threads away
            last.ended.await(STOP.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (thread != null) { // or it never began, because another part of the application did not start
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

    /** The polls from a start of the mailbox to its stop. */
    private final class Polls implements Runnable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private Polls before;

        /** @param before those of the start before, or null */
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
                mailbox.begin();
                try {
                    pollAgainAndAgain();
                } finally {
                    mailbox.end();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the stop took too long
            } finally {
                ended.countDown();
            }
        }

        private void pollAgainAndAgain() throws InterruptedException {
            rest(mailbox.initialDelay());
            boolean told = false;
            while (!isOver()) {
                try {
                    poll.run();
                } catch (
                        Error e) { // Camel has logged it; a mailbox that nobody polls any more would say nothing at all
                    rest(mailbox.delay());
                }
                if (told && mailbox.settledNothing()) {
                    rest(shorter(mailbox.delay(), IN_VAIN));
                }
                told = awaitNext();
            }
        }

        /** @return whether the mail server told of a mail */
        private boolean awaitNext() throws InterruptedException {
            if (mailbox.isPaused()) {
                rest(mailbox.pauseLeft());
                return false;
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
            over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        private boolean isOver() {
            return over.getCount() == 0;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
