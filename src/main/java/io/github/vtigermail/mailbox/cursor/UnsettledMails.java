package io.github.vtigermail.mailbox.cursor;

import io.github.vtigermail.mailbox.imap.UidCommands;
import io.github.vtigermail.mailbox.options.StartPosition;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Finds the mails of a folder that are not settled, by their UIDs alone. */
public final class UnsettledMails {
    /** As IMAP writes a day. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);

    private final IMAPFolder folder;
    private final UidCommands mails;
    private final StartPosition start;
    private final boolean fresh;

    /**
     * @param start which mails count as unsettled in a folder that is seen for the first time
     * @param fresh whether the folder was just selected: only then a mail that is not in it is really gone
     */
    public UnsettledMails(IMAPFolder folder, StartPosition start, boolean fresh) {
        this.folder = folder;
        this.mails = new UidCommands(folder);
        this.start = start;
        this.fresh = fresh;
    }

    /** The position in a folder that is seen for the first time. */
    CursorPosition firstPosition(LocalDate today) throws MessagingException {
        long last = lastUid();
        Set<Long> open = Set.of();
        if (start.unread()) {
            open = search("UNSEEN", last);
        } else if (start.date() != null) {
            open = search(since(start.date()), last);
        }
        return new CursorPosition(folder.getUIDValidity(), last, open, today);
    }

    /** The position in a folder whose UIDs became void: all mails since the day of the last settled one are open again. */
    CursorPosition positionAgain(CursorPosition lost) throws MessagingException {
        long last = lastUid();
        Set<Long> open = search(since(earlier(lost.since())), last);
        return new CursorPosition(folder.getUIDValidity(), last, open, lost.since());
    }

    /**
     * Whether this folder, which has the UIDVALIDITY of the position, may be the one that the position is in: no UID of it is
     * still to be given, and the next mail did not arrive before it. Some servers give all folders the same UIDVALIDITY.
     */
    boolean continueFrom(CursorPosition position) throws MessagingException {
        long next = folder.getUIDNext(); // not every server tells
        if (next > 0 && next <= position.upTo()) {
            return false;
        }
        for (long uid : mails.from(position.upTo() + 1)) {
            Message mail = folder.getMessageByUID(uid);
            Date received = mail == null ? null : mail.getReceivedDate();
            return received == null || !received.toInstant().isBefore(startOf(earlier(position.since())));
        }
        return true;
    }

    /** The UIDs of the mails that are not settled, in the order in which they arrived. Some may be gone if it is not fresh. */
    List<Long> unsettled(CursorPosition position, Set<Long> settledAbove) throws MessagingException {
        Set<Long> uids = new TreeSet<>(fresh ? mails.existing(position.open()) : position.open());
        uids.addAll(mails.from(position.upTo() + 1));
        uids.removeAll(settledAbove);
        return List.copyOf(uids);
    }

    /** Without mails that arrive meanwhile, which are above the position anyway, and without those that someone deleted. */
    private Set<Long> search(String criteria, long last) throws MessagingException {
        Set<Long> found = mails.search(criteria + " UNDELETED");
        found.removeIf(uid -> uid > last);
        return found;
    }

    /**
     * The UID of the last mail that is known. UIDNEXT may be higher: GreenMail counts a mail there that arrives during SELECT
     * and that a search does not find, so it would be skipped forever.
     */
    private long lastUid() throws MessagingException {
        int count = folder.getMessageCount();
        if (count == 0) {
            return 0;
        }
        long uid = folder.getUID(folder.getMessage(count));
        if (uid < 1) {
            throw new MessagingException("the last mail was deleted at the same moment"); // the next poll tries again
        }
        return uid;
    }

    /** One day earlier: the server may be in another time zone. */
    private static LocalDate earlier(LocalDate day) {
        return day.minusDays(1);
    }

    private static String since(LocalDate day) {
        return "SINCE " + DAY.format(day);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}
