package io.github.vtigermail.mailbox.cursor;

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
public final class MailboxCursor {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxCursor.class);

    private final String mailbox;
    private final String identity;
    private final CursorRepository repository;
    private final Clock clock;
    /** Lost with the process: then the ledger knows them. */
    private final Set<Long> settledAbove = new HashSet<>();

    private CursorPosition position;

    /** @param identity under which it is kept */
    public MailboxCursor(String mailbox, String identity, CursorRepository repository, Clock clock) {
        this.mailbox = mailbox;
        this.identity = identity;
        this.repository = repository;
        this.clock = clock;
    }

    /** Finds it, or begins one; also anew, if the server made the folder anew. */
    public void find(IMAPFolder folder, UnsettledMails mails) throws MessagingException {
        CursorPosition known = repository.find(identity).orElse(null);
        if (known != null && known.uidValidity() == folder.getUIDValidity()) {
            position = known;
            return;
        }
        settledAbove.clear();
        if (known == null) {
            position = mails.firstPosition(today());
            LOG.info(
                    "mailbox={} is seen for the first time, mails to look at: {}",
                    mailbox,
                    position.open().size());
        } else {
            position = mails.positionAgain(known);
            LOG.warn(
                    "mailbox={} was made anew by its server (UIDVALIDITY), mails to look at again: {}",
                    mailbox,
                    position.open().size());
        }
        repository.save(identity, position);
    }

    /** The mails that are not settled, in the order in which they came in. */
    public List<IMAPMessage> unsettled(UnsettledMails mails) throws MessagingException {
        return mails.unsettled(position, settledAbove);
    }

    /** Those that waited and are not there any more were moved or deleted by someone: nothing is left to do with them. */
    public void retainOnly(Collection<Long> there) {
        Set<Long> gone = new HashSet<>(position.open());
        gone.removeAll(Set.copyOf(there));
        if (!gone.isEmpty()) {
            LOG.info("mailbox={} mails that waited and are gone: {}", mailbox, gone.size());
            keep(position.after(List.of(), gone, today()));
        }
    }

    /**
     * The place after a part of the mails was worked on.
     *
     * @param past what it goes on past, which stays open where it is not settled; none unless the folder was selected anew
     * @param settled what needs no more to be done
     */
    public void advance(Collection<Long> past, Collection<Long> settled) {
        settledAbove.addAll(settled);
        keep(position.after(past, settledAbove, today()));
    }

    /** Whether something is settled that the place could go on past. */
    public boolean canAdvance() {
        return !settledAbove.isEmpty();
    }

    /** Goes on past all that is settled, after everything in a folder that was selected anew was gone through. */
    public void advancePastSettled() {
        keep(position.after(settledAbove, settledAbove, today()));
        settledAbove.clear();
    }

    private void keep(CursorPosition after) {
        if (after.upTo() != position.upTo() || !after.open().equals(position.open())) {
            repository.save(identity, after);
        }
        position = after;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
