package io.github.vtigermail.mailbox.cursor;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cursor of one mailbox, and what is settled above it. It advances only after the folder was selected again: what
 * a server reports between two selects may omit a mail (seen with GreenMail 2.1.13 when someone else deletes mail),
 * and that mail would be skipped for ever.
 */
public final class MailboxCursor {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxCursor.class);

    private final String mailbox;
    private final MailboxIdentity identity;
    private final CursorRepository repository;
    private final Clock clock;
    private final int recreatedLimit;
    /** Lost with the process, but the ledger knows these mails. */
    private final Set<Long> settledAbove = new HashSet<>();

    private CursorPosition position;
    private ReopenedMails reopened = ReopenedMails.NONE;
    /** In the folder that the server recreated, while the mails of the new one are undecided. */
    private CursorPosition lost;

    /**
     * @param identity by which the repository knows it
     * @param recreatedLimit how many mails may look new after the server recreated the folder
     */
    public MailboxCursor(
            String mailbox, MailboxIdentity identity, CursorRepository repository, Clock clock, int recreatedLimit) {
        this.mailbox = mailbox;
        this.identity = identity;
        this.repository = repository;
        this.clock = clock;
        this.recreatedLimit = recreatedLimit;
    }

    /** Loads the position, or starts a new one if there is none or the server recreated the folder. */
    public void load(IMAPFolder folder, UnsettledMails mails) throws MessagingException {
        if (reopened.areUndecided() && position.uidValidity() == folder.getUIDValidity()) {
            position = mails.positionAgain(lost); // the server may still be busy filling the folder
            return;
        }
        CursorPosition known = repository.find(identity.key()).orElse(null);
        if (known != null && mails.areOf(known)) {
            if (reopened.areUndecided()) { // the folder is again what it was before
                settledAbove.clear();
            }
            position = known;
            reopened = ReopenedMails.NONE;
            return;
        }
        settledAbove.clear();
        if (known == null) {
            position = first(folder, mails);
            reopened = ReopenedMails.NONE;
            repository.save(identity.key(), position);
        } else {
            lost = known;
            position = mails.positionAgain(lost);
            reopened = new ReopenedMails(recreatedLimit);
            LOG.warn(
                    "mailbox={} was recreated by its server (UIDVALIDITY), mails to look at again: {}",
                    mailbox,
                    position.open().size());
        }
    }

    /** The mails that are looked at again because the server recreated the folder. */
    public ReopenedMails reopened() {
        return reopened;
    }

    /** The mailbox may be known by another name of its host: then mails that wait, and were read since, are not lost. */
    private CursorPosition first(IMAPFolder folder, UnsettledMails mails) throws MessagingException {
        for (Map.Entry<String, CursorPosition> known : lastFirst(repository.findAll(folder.getUIDValidity()))) {
            if (identity.isLike(known.getKey()) && mails.continueFrom(known.getValue())) {
                LOG.info(
                        "mailbox={} is known with another host name, port or spelling of its user, and goes on where it was, "
                                + "mails that wait: {}",
                        mailbox,
                        known.getValue().open().size());
                return known.getValue();
            }
        }
        CursorPosition first = mails.firstPosition(today(), clock.instant());
        LOG.info(
                "mailbox={} is seen for the first time, mails to look at: {}",
                mailbox,
                first.open().size());
        return first;
    }

    private static List<Map.Entry<String, CursorPosition>> lastFirst(Map<String, CursorPosition> positions) {
        return positions.entrySet().stream()
                .sorted(Comparator.comparing(known -> -known.getValue().upTo()))
                .toList();
    }

    /**
     * The mails that are not settled, in the order in which they arrived. If the server recreated the folder, and all of them were
     * looked at again and few look new, comments may be made from now on. Until then the lost position is kept in the
     * repository, so that a restart begins from there again. An empty folder decides nothing: it may still be filled from a
     * backup, or the mail store be absent for a while.
     */
    public List<Long> unsettled(UnsettledMails mails) throws MessagingException {
        List<Long> unsettled = mails.unsettled(position, settledAbove);
        if (reopened.areUndecided() && !mails.areNone() && reopened.areFew(unsettled)) {
            reopened = ReopenedMails.NONE;
            position = position.after(List.of(), settledAbove, today());
            repository.save(identity.key(), position);
        }
        return unsettled;
    }

    /** Closes the open mails that are no longer there: someone moved or deleted them. */
    public void retainOnly(Collection<Long> present) {
        Set<Long> gone = new HashSet<>(position.open());
        gone.removeAll(Set.copyOf(present));
        if (!gone.isEmpty()) {
            LOG.info("mailbox={} waiting mails that are gone: {}", mailbox, gone.size());
            keep(position.after(List.of(), gone, today()));
        }
    }

    /**
     * Advances after some of the mails were processed.
     *
     * @param past the mails to advance past, which stay open unless they are settled; none if the folder was not
     *     selected again
     * @param settled the mails that are settled
     */
    public void advance(Collection<Long> past, Collection<Long> settled) {
        settledAbove.addAll(settled);
        keep(position.after(past, settledAbove, today()));
    }

    /** Whether there are settled mails above the cursor. */
    public boolean canAdvance() {
        return !settledAbove.isEmpty();
    }

    /** Advances past all settled mails, after all mails of a freshly selected folder were processed. */
    public void advancePastSettled() {
        if (!reopened.areUndecided()) {
            keep(position.after(settledAbove, settledAbove, today()));
            settledAbove.clear();
        }
    }

    /** While mails are undecided the position is found again at each poll, and what is settled of them is above it. */
    private void keep(CursorPosition after) {
        if (reopened.areUndecided()) {
            return;
        }
        if (after.upTo() != position.upTo() || !after.open().equals(position.open())) {
            repository.save(identity.key(), after);
        }
        position = after;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
