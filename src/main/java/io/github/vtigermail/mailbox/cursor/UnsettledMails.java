package io.github.vtigermail.mailbox.cursor;

import io.github.vtigermail.mailbox.imap.UidCommands;
import io.github.vtigermail.mailbox.options.StartPosition;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
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

    private static final String UNREAD = "UNSEEN";
    /** How many mails are asked for their times: more would be much work for the server, and the newest is at the end. */
    private static final int LAST = 500;
    /** How far the mail server's clock may be ahead of ours. */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

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

    /** Whether the folder has no mail at all, settled or not. */
    boolean areNone() throws MessagingException {
        return folder.getMessageCount() == 0;
    }

    /** The position in a folder that is seen for the first time. */
    public CursorPosition firstPosition(LocalDate today, Instant now) throws MessagingException {
        long last = lastUid();
        if (start.date() != null) { // what came before that day is the history
            LocalDate since = start.date().isBefore(today) ? start.date() : today;
            return new CursorPosition(
                    folder.getUIDValidity(), last, search(since(start.date()), last), since, Instant.EPOCH);
        }
        Set<Long> open = start.unread() ? search(UNREAD, last) : Set.of();
        return new CursorPosition(folder.getUIDValidity(), last, open, today, historyUntil(today, now, last));
    }

    /**
     * When the newest mail arrived that is there now, by the mail server's clock. A day does not tell the history from what
     * arrives on the same day.
     */
    private Instant historyUntil(LocalDate today, Instant now, long last) throws MessagingException {
        Instant future = now.plus(MOST_AHEAD);
        List<Long> recent = List.copyOf(search(since(earlier(today)), last));
        return mails.received(recent.subList(Math.max(0, recent.size() - LAST), recent.size())).values().stream()
                .filter(received -> received.isBefore(future))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /**
     * The position in a folder whose UIDs became void: all mails since the day of the last settled one are open again, without
     * those that were there at the first look and have been read, as nobody can tell them from the history.
     */
    CursorPosition positionAgain(CursorPosition lost) throws MessagingException {
        long last = lastUid();
        LocalDate day = earlier(lost.since());
        Set<Long> open = new TreeSet<>();
        if (start.date() != null) { // then the first look was at all since that day
            open.addAll(search(since(start.date().isAfter(day) ? start.date() : day), last));
        } else {
            mails.received(search(since(day), last)).forEach((uid, received) -> {
                if (received.isAfter(lost.historyUntil())) {
                    open.add(uid);
                }
            });
        }
        if (start.unread()) {
            open.addAll(search(UNREAD, last));
        }
        return new CursorPosition(folder.getUIDValidity(), last, open, lost.since(), lost.historyUntil());
    }

    /**
     * Whether the UIDs of the position are those of the folder. They are not if UIDVALIDITY differs, nor if the folder was
     * restored from a backup with its UIDVALIDITY, so that UIDs are given that were given before.
     */
    public boolean areOf(CursorPosition position) throws MessagingException {
        if (position.uidValidity() != folder.getUIDValidity()) {
            return false;
        }
        long next = folder.getUIDNext(); // not every server tells
        return !fresh || next < 1 || next > position.upTo() || lastUid() >= position.upTo();
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
    public List<Long> unsettled(CursorPosition position, Set<Long> settledAbove) throws MessagingException {
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
