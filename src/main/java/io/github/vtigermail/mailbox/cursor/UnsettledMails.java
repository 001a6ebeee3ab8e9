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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Finds the mails of a folder that are not settled, by their UIDs alone. */
public final class UnsettledMails {
    private final IMAPFolder folder;
    private final StartPosition start;
    private boolean unreported;

    /** @param start which mails count as unsettled in a folder that is seen for the first time */
    public UnsettledMails(IMAPFolder folder, StartPosition start) {
        this.folder = folder;
        this.start = start;
    }

    /** The place in a folder that is seen for the first time. */
    CursorPosition firstPosition(LocalDate today) throws MessagingException {
        long last = lastUid();
        Set<Long> open = Set.of();
        if (start.unread()) {
            open = search(new FlagTerm(new Flags(Flags.Flag.SEEN), false), last);
        } else if (start.date() != null) {
            open = search(since(start.date()), last);
        }
        return new CursorPosition(folder.getUIDValidity(), last, open, today);
    }

    /** The place in a folder whose UIDs became void: everything since the day of the last settled mail is open again. */
    CursorPosition positionAgain(CursorPosition lost) throws MessagingException {
        // A day earlier: the server's day may be another one than ours.
        LocalDate day = lost.since().minusDays(1);
        long last = lastUid();
        return new CursorPosition(folder.getUIDValidity(), last, search(since(day), last), lost.since());
    }

    /** The mails that are not settled, in the order in which they came in; not yet what they are. */
    List<IMAPMessage> unsettled(CursorPosition place, Set<Long> settledAbove) throws MessagingException {
        Set<Long> uids = new TreeSet<>(place.open());
        for (long uid : uidsFrom(place.upTo() + 1)) {
            if (uid > place.upTo()) { // the server answers with the last mail also if it lies below
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
            } else if (wanted[i] > place.upTo()) {
                unreported = true;
            }
        }
        return messages;
    }

    /** Whether the server has mails that it did not report: only selecting the folder again shows them. */
    public boolean hasUnreportedMails() {
        return unreported;
    }

    private long[] uidsFrom(long first) throws MessagingException {
        return (long[]) folder.doCommand(protocol -> protocol.fetchSequenceNumbers(first, UIDFolder.LASTUID));
    }

    /** Their UIDs. */
    public List<Long> uids(List<IMAPMessage> messages) throws MessagingException {
        List<Long> uids = new ArrayList<>();
        for (IMAPMessage message : messages) {
            uids.add(folder.getUID(message));
        }
        return uids;
    }

    /** What comes later than the last one is above the place anyway. */
    private Set<Long> search(SearchTerm term, long last) throws MessagingException {
        Message[] found = folder.search(term);
        FetchProfile uids = new FetchProfile();
        uids.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(found, uids);
        Set<Long> open = new TreeSet<>();
        for (Message message : found) {
            long uid = folder.getUID(message);
            if (uid <= last) {
                open.add(uid);
            }
        }
        return open;
    }

    /**
     * Of the mails that are known, not by UIDNEXT: that may already count a mail that came while the folder was selected, and
     * which the search does not know. It would be passed over for ever.
     */
    private long lastUid() throws MessagingException {
        int count = folder.getMessageCount();
        if (count == 0) {
            return 0;
        }
        long uid = folder.getUID(folder.getMessage(count));
        if (uid < 1) {
            throw new MessagingException("the last mail was deleted in the same moment"); // the next poll looks again
        }
        return uid;
    }

    private static SearchTerm since(LocalDate day) {
        return new ReceivedDateTerm(
                ComparisonTerm.GE, Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
