package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxCursor;
import io.github.vtigermail.mailbox.cursor.UnsettledMails;
import io.github.vtigermail.mailbox.imap.IdleWait;
import io.github.vtigermail.mailbox.imap.MailServerFault;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one mailbox: finds what is not settled, has it worked on side by side, and keeps the place. Camel-mail's own
 * consumer finds mail by {@code \Seen} and works on one mail at a time; this one does neither.
 */
final class MailboxConsumer extends ScheduledBatchPollingConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxConsumer.class);

    /** So many delays after the folder was selected it is selected anew, where the place can go on by that. */
    private static final int SELECT_AGAIN = 6;
    /** And otherwise, in case that the server forgets to tell of mails; in a large mailbox it is much work for the server. */
    private static final int SELECT_ALL_THE_SAME = 30;

    private final MailboxEndpoint endpoint;
    private final MailboxConnection connection;
    private final CursorRepository repository;
    private final Clock clock;
    private final Backoff backoff;
    private final Settlement settlement;
    private final FailedMails failed = new FailedMails();
    private MailboxCursor cursor;
    private LastResultHealthCheck health;
    private IdleWait idle;
    private ExecutorService workers;
    private ScheduledExecutorService alarm;
    /** The UID up to which mails lay there at the first look; -1 before that. */
    private long presentAtStart;

    private Standby standby;
    private int settled;
    private int left;

    MailboxConsumer(MailboxEndpoint endpoint, Processor processor, MailboxConnection connection, Clock clock) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.connection = connection;
        this.repository = endpoint.cursorRepository();
        this.clock = clock;
        this.backoff = new Backoff();
        this.settlement = new Settlement(connection, endpoint);
    }

    /** Before the first poll, on the thread of the polls. */
    void begin() {
        ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
        workers = threads.newFixedThreadPool(
                this, "mailbox-" + mailbox(), endpoint.options().workers());
        alarm = threads.newSingleThreadScheduledExecutor(this, "idle-" + mailbox());
        idle = new IdleWait(mailbox(), connection, alarm);
        standby = new Standby(mailbox(), connection.identity(), endpoint.leases());
        presentAtStart = -1;
        cursor = newCursor();
        health = new LastResultHealthCheck("mailbox-" + mailbox());
        registry().ifPresent(checks -> checks.register(health));
    }

    /** After the last poll, on the thread of the polls. */
    void end() {
        connection.close();
        standby.end();
        registry().ifPresent(checks -> checks.unregister(health));
        ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
        threads.shutdown(workers);
        threads.shutdown(alarm);
    }

    @Override
    protected int poll() {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        settled = 0;
        left = 0;
        if (isPaused()) {
            return 0;
        }
        try {
            if (standby.update()) {
                standBy();
                return 0;
            }
            pollNow(connection.open(delay().multipliedBy(cursor.canAdvance() ? SELECT_AGAIN : SELECT_ALL_THE_SAME)));
        } catch (MessagingException | RuntimeException e) {
            connection.close();
            String reason = MailServerFault.describe(e);
            health.failed("the mailbox cannot be read: " + reason);
            LOG.warn(
                    "mailbox={} cannot be read: {}; tried again in {} s",
                    mailbox(),
                    reason,
                    backoff.extend().toSeconds());
        }
        return settled;
    }

    private void standBy() {
        connection.close();
        cursor = newCursor(); // the other one moves it on
        backoff.reset();
        health.succeeded();
        forceConsumerAsReady();
    }

    private MailboxCursor newCursor() {
        return new MailboxCursor(mailbox(), connection.identity(), repository, clock);
    }

    private void pollNow(IMAPFolder folder) throws MessagingException {
        UnsettledMails unsettled = new UnsettledMails(folder, endpoint.options().start());
        EnvelopeFetch envelopes = new EnvelopeFetch(folder, mailbox(), endpoint.options(), clock.instant());
        cursor.find(folder, unsettled);
        forceConsumerAsReady();
        List<IMAPMessage> messages = cursor.unsettled(unsettled);
        boolean fresh = connection.isFresh();
        if (unsettled.hasUnreportedMails() && !fresh) {
            connection.selectAgain();
        }
        if (fresh) {
            List<Long> uids = unsettled.uids(messages);
            cursor.retainOnly(uids);
            failed.retainOnly(Set.copyOf(uids));
            if (presentAtStart < 0) {
                presentAtStart = uids.stream().mapToLong(Long::longValue).max().orElse(0);
            }
        }
        MailboxWork work = new MailboxWork(this, workers, failed, backoff.isActive());
        int batch = getMaxMessagesPerPoll() > 0 ? getMaxMessagesPerPoll() : messages.size();
        List<MailboxMail> mails = envelopes.fetch(first(messages, batch), presentAtStart);
        for (int from = 0; from < messages.size() && work.goesOn(); from += batch) {
            List<IMAPMessage> rest = messages.subList(from, messages.size());
            List<IMAPMessage> these = first(rest, batch);
            List<Long> past = fresh ? unsettled.uids(these) : List.of();
            CompletableFuture<Void> done = work.on(mails);
            try { // while the workers are at it
                mails = envelopes.fetch(first(rest.subList(these.size(), rest.size()), batch), presentAtStart);
            } finally {
                List<Long> uids = settlement.during(work, done);
                cursor.advance(past, uids);
                settled += uids.size();
                left += these.size() - uids.size();
            }
        }
        if (fresh && work.goesOn()) {
            cursor.advancePastSettled();
        }
        if (work.endedInFailure()) {
            health.failed("its mails cannot be worked on, or not be marked, and stay where they are; the log says why");
            LOG.warn(
                    "mailbox={} pauses for {} s, its mails stay where they are",
                    mailbox(),
                    backoff.extend().toSeconds());
        } else {
            backoff.reset();
            health.succeeded();
        }
    }

    private Optional<HealthCheckRegistry> registry() {
        return Optional.ofNullable(HealthCheckRegistry.get(endpoint.getCamelContext()));
    }

    private static List<IMAPMessage> first(List<IMAPMessage> messages, int most) {
        return messages.subList(0, Math.min(most, messages.size()));
    }

    /** The mailbox's name. */
    String mailbox() {
        return endpoint.mailbox().orElseGet(this::getRouteId);
    }

    /** Waits for mail after a poll. */
    IdleWait.Result idle(Duration atMost, BooleanSupplier unwanted) {
        return endpoint.options().idle() ? idle.await(atMost, unwanted) : IdleWait.Result.NOT_POSSIBLE;
    }

    /** Whether the last poll settled no mail. */
    boolean settledNothing() {
        return settled == 0;
    }

    /** Whether the last poll left mails as they were which the next one is to try again. */
    boolean hasMailsLeft() {
        return left > 0;
    }

    boolean isPaused() {
        return backoff.isPausing();
    }

    Duration pauseLeft() {
        return backoff.remaining();
    }

    Duration delay() {
        return Duration.of(getDelay(), getTimeUnit().toChronoUnit());
    }

    Duration initialDelay() {
        return Duration.of(getInitialDelay(), getTimeUnit().toChronoUnit());
    }

    /** Whether a further mail may be begun: not while the mailbox, or the connector, is being stopped. */
    boolean goesOn() {
        return isPollAllowed() && isBatchAllowed();
    }

    /** Not in use: the mails of a poll are worked on side by side, not one batch after the other. */
    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException();
    }
}
