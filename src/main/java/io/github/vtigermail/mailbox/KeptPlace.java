package io.github.vtigermail.mailbox;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place in one mailbox, kept as it goes on, and what is settled above it. The place goes on only when the folder was
 * selected anew: what a server tells between two selects may leave a mail out (seen with GreenMail 2.1.13 when someone else
 * deletes mail), and it would be passed over for ever.
 */
final class KeptPlace {
    private static final Logger LOG = LoggerFactory.getLogger(KeptPlace.class);

    private final String mailbox;
    private final String identity;
    private final MailboxPlaces places;
    private final Clock clock;
    /** Lost with the process: then the ledger knows them. */
    private final Set<Long> settledAbove = new HashSet<>();

    private MailboxPlace place;

    /** @param identity under which it is kept */
    KeptPlace(String mailbox, String identity, MailboxPlaces places, Clock clock) {
        this.mailbox = mailbox;
        this.identity = identity;
        this.places = places;
        this.clock = clock;
    }

    /** Finds it, or begins one; also anew, if the server made the folder anew. */
    void find(IMAPFolder folder, NewMail newMail) throws MessagingException {
        MailboxPlace known = places.find(identity).orElse(null);
        if (known != null && known.uidValidity() == folder.getUIDValidity()) {
            place = known;
            return;
        }
        settledAbove.clear();
        if (known == null) {
            place = newMail.firstPlace(today());
            LOG.info(
                    "mailbox={} is seen for the first time, mails to look at: {}",
                    mailbox,
                    place.open().size());
        } else {
            place = newMail.placeAgain(known);
            LOG.warn(
                    "mailbox={} was made anew by its server (UIDVALIDITY), mails to look at again: {}",
                    mailbox,
                    place.open().size());
        }
        places.save(identity, place);
    }

    /** The mails that are not settled, in the order in which they came in. */
    List<IMAPMessage> unsettled(NewMail newMail) throws MessagingException {
        return newMail.unsettled(place, settledAbove);
    }

    /** Those that waited and are not there any more were moved or deleted by someone: nothing is left to do with them. */
    void forgetAllBut(Collection<Long> there) {
        Set<Long> gone = new HashSet<>(place.open());
        gone.removeAll(Set.copyOf(there));
        if (!gone.isEmpty()) {
            LOG.info("mailbox={} mails that waited and are gone: {}", mailbox, gone.size());
            keep(place.after(List.of(), gone, today()));
        }
    }

    /**
     * The place after a part of the mails was worked on.
     *
     * @param past what it goes on past, which stays open where it is not settled; none unless the folder was selected anew
     * @param settled what needs no more to be done
     */
    void goOn(Collection<Long> past, Collection<Long> settled) {
        settledAbove.addAll(settled);
        keep(place.after(past, settledAbove, today()));
    }

    /** Whether something is settled that the place could go on past. */
    boolean couldGoOn() {
        return !settledAbove.isEmpty();
    }

    /** Goes on past all that is settled, after everything in a folder that was selected anew was gone through. */
    void goOnPastAll() {
        keep(place.after(settledAbove, settledAbove, today()));
        settledAbove.clear();
    }

    private void keep(MailboxPlace after) {
        if (after.upTo() != place.upTo() || !after.open().equals(place.open())) {
            places.save(identity, after);
        }
        place = after;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
