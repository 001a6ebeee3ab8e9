package io.github.vtigermail.mailbox;

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
    private final MailboxPlaces places;
    private final Clock clock;
    private final Pause pause;
    private final Settlement settlement;
    private final FailedMails failed = new FailedMails();
    private KeptPlace place;
    private WorkHealth health;
    private Idle idle;
    private ExecutorService workers;
    private ScheduledExecutorService alarm;
    /** The UID up to which mails lay there at the first look; -1 before that. */
    private long thereAtStart;

    private Standby standby;
    private int settled;
    private int left;

    MailboxConsumer(MailboxEndpoint endpoint, Processor processor, MailboxConnection connection, Clock clock) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.connection = connection;
        this.places = endpoint.places();
        this.clock = clock;
        this.pause = new Pause();
        this.settlement = new Settlement(connection, endpoint);
    }

    /** Before the first poll, on the thread of the polls. */
    void begin() {
        ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
        workers = threads.newFixedThreadPool(
                this, "mailbox-" + mailbox(), endpoint.options().workers());
        alarm = threads.newSingleThreadScheduledExecutor(this, "idle-" + mailbox());
        idle = new Idle(mailbox(), connection, alarm);
        standby = new Standby(mailbox(), connection.identity(), endpoint.leases());
        thereAtStart = -1;
        place = newPlace();
        health = new WorkHealth("mailbox-" + mailbox());
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
            if (standby.isOn()) {
                standBy();
                return 0;
            }
            pollNow(connection.open(delay().multipliedBy(place.couldGoOn() ? SELECT_AGAIN : SELECT_ALL_THE_SAME)));
        } catch (MessagingException | RuntimeException e) {
            connection.close();
            String reason = Reason.of(e);
            health.failed("the mailbox cannot be read: " + reason);
            LOG.warn(
                    "mailbox={} cannot be read: {}; tried again in {} s",
                    mailbox(),
                    reason,
                    pause.longer().toSeconds());
        }
        return settled;
    }

    private void standBy() {
        connection.close();
        place = newPlace(); // the other one moves it on
        pause.over();
        health.well();
        forceConsumerAsReady();
    }

    private KeptPlace newPlace() {
        return new KeptPlace(mailbox(), connection.identity(), places, clock);
    }

    private void pollNow(IMAPFolder folder) throws MessagingException {
        NewMail newMail = new NewMail(folder, mailbox(), endpoint.options(), clock.instant());
        place.find(folder, newMail);
        forceConsumerAsReady();
        List<IMAPMessage> messages = place.unsettled(newMail);
        boolean fresh = connection.isFresh();
        if (newMail.isUntold() && !fresh) {
            connection.selectAgain();
        }
        if (fresh) {
            List<Long> uids = newMail.uids(messages);
            place.forgetAllBut(uids);
            failed.forgetAllBut(Set.copyOf(uids));
            if (thereAtStart < 0) {
                thereAtStart = uids.stream().mapToLong(Long::longValue).max().orElse(0);
            }
        }
        MailboxWork work = new MailboxWork(this, workers, failed, pause.hasBeen());
        int batch = getMaxMessagesPerPoll() > 0 ? getMaxMessagesPerPoll() : messages.size();
        List<MailboxMail> mails = newMail.lookAt(first(messages, batch), thereAtStart);
        for (int from = 0; from < messages.size() && work.goesOn(); from += batch) {
            List<IMAPMessage> rest = messages.subList(from, messages.size());
            List<IMAPMessage> these = first(rest, batch);
            List<Long> past = fresh ? newMail.uids(these) : List.of();
            CompletableFuture<Void> done = work.on(mails);
            try { // while the workers are at it
                mails = newMail.lookAt(first(rest.subList(these.size(), rest.size()), batch), thereAtStart);
            } finally {
                List<Long> uids = settlement.during(work, done);
                place.goOn(past, uids);
                settled += uids.size();
                left += these.size() - uids.size();
            }
        }
        if (fresh && work.goesOn()) {
            place.goOnPastAll();
        }
        if (work.endedInFailure()) {
            health.failed("its mails cannot be worked on, or not be marked, and stay where they are; the log says why");
            LOG.warn(
                    "mailbox={} pauses for {} s, its mails stay where they are",
                    mailbox(),
                    pause.longer().toSeconds());
        } else {
            pause.over();
            health.well();
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
    Idle.End idle(Duration atMost, BooleanSupplier unwanted) {
        return endpoint.options().idle() ? idle.await(atMost, unwanted) : Idle.End.NOT_POSSIBLE;
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
        return pause.isOn();
    }

    Duration pauseLeft() {
        return pause.left();
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
