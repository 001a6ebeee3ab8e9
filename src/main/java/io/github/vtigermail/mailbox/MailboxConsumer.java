package io.github.vtigermail.mailbox;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Processor;
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

    /** Every so many polls the folder is selected anew. */
    private static final int SELECT_AGAIN = 6;

    private final MailboxEndpoint endpoint;
    private final MailboxConnection connection;
    private final MailboxPlaces places;
    private final Clock clock;
    private final Pause pause;
    /**
     * The settled mails above the place. The place itself goes on only when the folder was selected anew: what a server
     * tells between two selects may leave a mail out (seen with GreenMail 2.1.13 when someone else deletes mail), and it
     * would be passed over for ever. Lost with the process: then the ledger knows them.
     */
    private final Set<Long> settledAbove = new HashSet<>();

    private ExecutorService workers;

    MailboxConsumer(
            MailboxEndpoint endpoint,
            Processor processor,
            MailboxConnection connection,
            MailboxPlaces places,
            Clock clock) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.connection = connection;
        this.places = places;
        this.clock = clock;
        this.pause = new Pause(clock);
    }

    @Override
    protected void doStart() throws Exception {
        workers = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(
                        this, "mailbox-" + getRouteId(), endpoint.options().workers());
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        endpoint.getCamelContext().getExecutorServiceManager().shutdown(workers);
        connection.close();
    }

    @Override
    protected int poll() {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        if (pause.isOn()) {
            return 0;
        }
        try {
            return pollNow(connection.open(Duration.ofMillis(getDelay() * SELECT_AGAIN)));
        } catch (MessagingException | RuntimeException e) {
            connection.close();
            LOG.warn(
                    "mailbox={} cannot be read: {}; tried again in {} s",
                    getRouteId(),
                    Reason.of(e),
                    pause.longer().toSeconds());
            return 0;
        }
    }

    private int pollNow(IMAPFolder folder) throws MessagingException {
        NewMail newMail = new NewMail(folder, getRouteId(), endpoint.options(), clock.instant());
        MailboxPlace place = place(folder, newMail);
        forceConsumerAsReady();
        List<IMAPMessage> messages = newMail.unsettled(place, settledAbove);
        boolean fresh = connection.isFresh();
        if (fresh) {
            place = forget(place, Set.copyOf(newMail.uids(messages)));
        }
        MailboxWork work = new MailboxWork(this, connection, endpoint, workers);
        int batch = getMaxMessagesPerPoll() > 0 ? getMaxMessagesPerPoll() : messages.size();
        int settled = 0;
        for (int from = 0; from < messages.size() && work.goesOn(); from += batch) {
            List<IMAPMessage> some = messages.subList(from, Math.min(messages.size(), from + batch));
            List<Long> uids = newMail.uids(some);
            Collection<Long> done = work.on(newMail.lookAt(some));
            settledAbove.addAll(done);
            settled += done.size();
            place = keep(place, place.after(fresh ? uids : List.of(), settledAbove, today()));
        }
        if (fresh && work.goesOn()) {
            keep(place, place.after(settledAbove, settledAbove, today()));
            settledAbove.clear();
        }
        if (work.failed()) {
            LOG.warn(
                    "mailbox={} pauses for {} s, its mails stay where they are",
                    getRouteId(),
                    pause.longer().toSeconds());
        } else {
            pause.over();
        }
        return settled;
    }

    private MailboxPlace place(IMAPFolder folder, NewMail newMail) throws MessagingException {
        MailboxPlace known = places.find(connection.identity()).orElse(null);
        if (known != null && known.uidValidity() == folder.getUIDValidity()) {
            return known;
        }
        settledAbove.clear();
        MailboxPlace place;
        if (known == null) {
            place = newMail.firstPlace(today());
            LOG.info(
                    "mailbox={} is seen for the first time, mails to look at: {}",
                    getRouteId(),
                    place.open().size());
        } else {
            place = newMail.placeAgain(known);
            LOG.warn(
                    "mailbox={} was made anew by its server (UIDVALIDITY), mails to look at again: {}",
                    getRouteId(),
                    place.open().size());
        }
        places.save(connection.identity(), place);
        return place;
    }

    /** The open mails that are not there any more were moved or deleted by someone: nothing is left to do with them. */
    private MailboxPlace forget(MailboxPlace place, Set<Long> there) {
        List<Long> gone =
                place.open().stream().filter(uid -> !there.contains(uid)).toList();
        if (gone.isEmpty()) {
            return place;
        }
        LOG.info("mailbox={} mails that waited and are gone: {}", getRouteId(), gone.size());
        return keep(place, place.after(List.of(), gone, today()));
    }

    private MailboxPlace keep(MailboxPlace before, MailboxPlace after) {
        if (after.upTo() != before.upTo() || !after.open().equals(before.open())) {
            places.save(connection.identity(), after);
        }
        return after;
    }

    /** Whether a further mail may be begun: not while the mailbox, or the connector, is being stopped. */
    boolean goesOn() {
        return isPollAllowed() && isBatchAllowed();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Not in use: the mails of a poll are worked on side by side, not one batch after the other. */
    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException();
    }
}
