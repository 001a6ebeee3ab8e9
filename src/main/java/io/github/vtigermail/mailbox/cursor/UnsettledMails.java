package io.github.vtigermail.mailbox.cursor;

import io.github.vtigermail.mailbox.options.StartPosition;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Finds the mails of a folder that are not settled, by their UIDs alone. */
public final class UnsettledMails {
    /** How far the mail server's clock may be ahead of ours. */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private final IMAPFolder folder;
    private final StartPosition start;
    private boolean unreported;

    /** @param start which mails count as unsettled in a folder that is seen for the first time */
    public UnsettledMails(IMAPFolder folder, StartPosition start) {
        this.folder = folder;
        this.start = start;
    }

    /** The position in a folder that is seen for the first time. */
    CursorPosition firstPosition(LocalDate today, Instant now) throws MessagingException {
        long last = lastUid();
        if (start.date() != null) { // what came before that day is the history
            LocalDate since = start.date().isBefore(today) ? start.date() : today;
            Set<Long> open = search(since(start.date()), last).keySet();
            return new CursorPosition(folder.getUIDValidity(), last, open, since, Instant.EPOCH);
        }
        Set<Long> open = start.unread() ? unread(last).keySet() : Set.of();
        return new CursorPosition(folder.getUIDValidity(), last, open, today, historyUntil(today, now, last));
    }

    /**
     * When the newest mail arrived that is there now, by the mail server's clock. A day does not tell the history from what
     * arrives on the same day.
     */
    private Instant historyUntil(LocalDate today, Instant now, long last) throws MessagingException {
        Instant future = now.plus(MOST_AHEAD);
        return search(since(earlier(today)), last).values().stream()
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
            open.addAll(search(since(start.date().isAfter(day) ? start.date() : day), last)
                    .keySet());
        } else {
            search(since(day), last).forEach((uid, received) -> {
                if (received.isAfter(lost.historyUntil())) {
                    open.add(uid);
                }
            });
        }
        if (start.unread()) {
            open.addAll(unread(last).keySet());
        }
        return new CursorPosition(folder.getUIDValidity(), last, open, lost.since(), lost.historyUntil());
    }

    /**
     * Whether the UIDs of the position are those of the folder. They are not if UIDVALIDITY differs, nor if the folder was
     * restored from a backup with its UIDVALIDITY, so that UIDs are given that were given before.
     *
     * @param fresh whether the folder was just selected
     */
    boolean areOf(CursorPosition position, boolean fresh) throws MessagingException {
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
        for (long uid : uidsFrom(position.upTo() + 1)) {
            if (uid > position.upTo()) {
                Message mail = folder.getMessageByUID(uid);
                Date received = mail == null ? null : mail.getReceivedDate();
                return received == null || !received.toInstant().isBefore(startOf(earlier(position.since())));
            }
        }
        return true;
    }

    /** The mails that are not settled, in the order in which they arrived, without their envelopes. */
    List<IMAPMessage> unsettled(CursorPosition position, Set<Long> settledAbove) throws MessagingException {
        Set<Long> uids = new TreeSet<>(position.open());
        for (long uid : uidsFrom(position.upTo() + 1)) {
            if (uid > position.upTo()) { // the server returns the last mail even if it is below
                uids.add(uid);
            }
        }
        uids.removeAll(settledAbove);
        List<IMAPMessage> messages = new ArrayList<>();
        long[] wanted = uids.stream().mapToLong(Long::longValue).toArray();
        Message[] found = folder.getMessagesByUID(wanted);
        for (int i = 0; i < wanted.length; i++) {
            if (found[i] != null) {
                messages.add((IMAPMessage) found[i]);
            } else if (wanted[i] > position.upTo()) {
                unreported = true;
            }
        }
        return messages;
    }

    List<Long> uids(List<IMAPMessage> messages) throws MessagingException {
        List<Long> uids = new ArrayList<>();
        for (IMAPMessage message : messages) {
            uids.add(folder.getUID(message));
        }
        return uids;
    }

    /** Whether the server has mails that it did not report: only selecting the folder again shows them. */
    public boolean hasUnreportedMails() {
        return unreported;
    }

    private long[] uidsFrom(long first) throws MessagingException {
        return (long[]) folder.doCommand(protocol -> protocol.fetchSequenceNumbers(first, UIDFolder.LASTUID));
    }

    private Map<Long, Instant> unread(long last) throws MessagingException {
        return search(new FlagTerm(new Flags(Flags.Flag.SEEN), false), last);
    }

    /** When each was received. Without mails that arrive meanwhile, which are above the position anyway. */
    private Map<Long, Instant> search(SearchTerm term, long last) throws MessagingException {
        Message[] found = folder.search(term);
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(found, profile);
        Map<Long, Instant> open = new TreeMap<>();
        for (Message message : found) {
            long uid = folder.getUID(message);
            if (uid > 0 && uid <= last) {
                Date received = message.getReceivedDate();
                open.put(uid, received == null ? Instant.MAX : received.toInstant());
            }
        }
        return open;
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

    /** Angus Mail asks for the day that the moment has in the time zone of the JVM. */
    private static SearchTerm since(LocalDate day) {
        return new ReceivedDateTerm(ComparisonTerm.GE, Date.from(startOf(day)));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}
