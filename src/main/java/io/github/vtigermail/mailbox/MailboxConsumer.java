package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxCursor;
import io.github.vtigermail.mailbox.cursor.UnsettledMails;
import io.github.vtigermail.mailbox.imap.IdleWait;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * Polls one mailbox: finds the mails that are not settled, processes them in parallel and advances the cursor.
 * Camel-mail's own consumer finds mail by {@code \Seen} and processes one mail at a time.
 */
final class MailboxConsumer extends ScheduledBatchPollingConsumer {
    /** After how many delays the folder is selected again if that allows the cursor to advance. */
    private static final int SELECT_AGAIN = 6;
    /** And otherwise, in case the server failed to report mails. In a large mailbox, selecting is much work for the server. */
    private static final int SELECT_ANYWAY = 30;

    private final MailboxEndpoint endpoint;
    private final MailboxConnection connection;
    private final CursorRepository repository;
    private final Clock clock;
    private final Backoff backoff;
    private final Settlement settlement;
    private final FailedMails failed = new FailedMails();
    private MailboxCursor cursor;
    private MailboxHealth health;
    private IdleWait idle;
    private ExecutorService workers;
    private ScheduledExecutorService alarm;
    private Standby standby;
    /** Null for a mailbox with a password. */
    private CredentialWatch credentials;

    private MailboxPoll lastPoll = MailboxPoll.NONE;

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
        health = new MailboxHealth(mailbox(), backoff);
        health.register(endpoint.getCamelContext());
        ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
        workers = threads.newFixedThreadPool(
                this, "mailbox-" + mailbox(), endpoint.options().workers());
        alarm = threads.newSingleThreadScheduledExecutor(this, "idle-" + mailbox());
        idle = new IdleWait(mailbox(), connection, alarm);
        standby = new Standby(mailbox(), endpoint.identity().key(), endpoint.leases());
        cursor = newCursor();
        credentials = endpoint.oauth()
                .map(login -> new CredentialWatch(mailbox(), login, clock, System::nanoTime))
                .orElse(null);
    }

    /** After the last poll, on the thread of the polls. */
    void end() {
        connection.close();
        standby.end();
        health.unregister(endpoint.getCamelContext());
        ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
        threads.shutdown(workers);
        threads.shutdown(alarm);
    }

    @Override
    protected int poll() {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        lastPoll = MailboxPoll.NONE;
        if (backoff.isPausing()) {
            return 0;
        }
        try {
            if (standby.update()) {
                standBy();
                return 0;
            }
            lookAtCredentials();
            pollNow(connection.open(delay().multipliedBy(cursor.canAdvance() ? SELECT_AGAIN : SELECT_ANYWAY)));
        } catch (MessagingException | RuntimeException | Error e) {
            fail(e);
        }
        return lastPoll.settled();
    }

    private void lookAtCredentials() {
        if (credentials != null) {
            health.look(credentials, clock.instant());
        }
    }

    /** Closes the connection and pauses: a poll, or the wait for mail, failed. */
    void fail(Throwable fault) {
        connection.close();
        health.pollFailed(fault);
    }

    private void standBy() {
        connection.close();
        cursor = newCursor(); // the other connector advances it
        health.succeeded();
        forceConsumerAsReady();
    }

    private MailboxCursor newCursor() {
        return new MailboxCursor(
                mailbox(),
                endpoint.identity(),
                repository,
                clock,
                endpoint.options().recreatedLimit());
    }

    private void pollNow(IMAPFolder folder) throws MessagingException {
        UnsettledMails unsettled = new UnsettledMails(folder, endpoint.options().start(), connection.isFresh());
        EnvelopeFetch envelopes = new EnvelopeFetch(
                connection, folder.getUIDValidity(), mailbox(), endpoint.options(), System.nanoTime());
        cursor.load(folder, unsettled);
        forceConsumerAsReady();
        List<Long> uids = cursor.unsettled(unsettled);
        boolean fresh = connection.isFresh();
        if (fresh) {
            cursor.retainOnly(uids);
            failed.retainOnly(Set.copyOf(uids));
            settlement.retainOnly(Set.copyOf(uids));
        }
        MailboxWork work = new MailboxWork(this, workers, failed, backoff.isActive(), cursor.reopened());
        int batch = getMaxMessagesPerPoll() > 0 ? getMaxMessagesPerPoll() : uids.size();
        lastPoll = new MailboxPoll(envelopes, work, settlement, cursor, batch);
        lastPoll.process(uids, fresh);
        if (cursor.reopened().areTooMany()) {
            health.stopped(cursor.reopened().tooMany());
        } else if (work.endedInFailure()) {
            health.mailsFailed(connection.limit());
        } else {
            health.succeeded();
        }
    }

    /** The mailbox's name. */
    String mailbox() {
        return endpoint.name().orElseGet(this::getRouteId);
    }

    /**
     * Waits for mail after a poll that found none. After any other there is a poll first: of a mail that came while it was
     * busy, the report may be in an answer to FETCH, which no listener gets from Angus Mail.
     */
    IdleWait.Result idle(Duration atMost, BooleanSupplier unwanted) {
        if (!endpoint.options().idle()) {
            return IdleWait.Result.NOT_POSSIBLE;
        }
        return settledNothing() ? idle.await(atMost, unwanted) : IdleWait.Result.TIMEOUT;
    }

    /** Whether the last poll settled no mail. */
    boolean settledNothing() {
        return lastPoll.settled() == 0;
    }

    /** Whether the last poll left mails that the next one is to retry. */
    boolean hasMailsLeft() {
        return lastPoll.left() > 0;
    }

    /** Whether the last poll failed, even if its pause is over by now: IDLE would go on for minutes. */
    boolean isPaused() {
        return backoff.isActive() && !isSuspended();
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

    /** Whether another mail may be started: not while the mailbox or the connector is being stopped. */
    boolean canContinue() {
        return isPollAllowed() && isBatchAllowed();
    }

    /** Not used: the mails of a poll are processed in parallel. */
    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException();
    }
}
