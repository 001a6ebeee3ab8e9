package io.github.vtigermail.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Finds the mails of a folder that are not settled, and of each what a poll needs to know. Reads no body. */
final class NewMail {
    private final IMAPFolder folder;
    private final String mailbox;
    private final MailboxOptions options;
    private final Instant polledAt;
    private boolean untold;

    NewMail(IMAPFolder folder, String mailbox, MailboxOptions options, Instant polledAt) {
        this.folder = folder;
        this.mailbox = mailbox;
        this.options = options;
        this.polledAt = polledAt;
    }

    /** The place in a folder that is seen for the first time. */
    MailboxPlace firstPlace(LocalDate today) throws MessagingException {
        StartAt start = options.start();
        Set<Long> open = Set.of();
        if (start.unread()) {
            open = search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        } else if (start.date() != null) {
            open = search(since(start.date()));
        }
        return new MailboxPlace(folder.getUIDValidity(), lastUid(), open, today);
    }

    /** The place in a folder whose UIDs became void: everything since the day of the last settled mail is open again. */
    MailboxPlace placeAgain(MailboxPlace lost) throws MessagingException {
        // A day earlier: the server's day may be another one than ours.
        LocalDate day = lost.since().minusDays(1);
        return new MailboxPlace(folder.getUIDValidity(), lastUid(), search(since(day)), lost.since());
    }

    /** The mails that are not settled, in the order in which they came in; not yet what they are. */
    List<IMAPMessage> unsettled(MailboxPlace place, Set<Long> settledAbove) throws MessagingException {
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
                untold = true;
            }
        }
        return messages;
    }

    /** Whether the server has mails of which it did not tell: then only a folder that is selected anew has them. */
    boolean isUntold() {
        return untold;
    }

    private long[] uidsFrom(long first) throws MessagingException {
        return (long[]) folder.doCommand(protocol -> protocol.fetchSequenceNumbers(first, UIDFolder.LASTUID));
    }

    /** Their UIDs. */
    List<Long> uids(List<IMAPMessage> messages) throws MessagingException {
        List<Long> uids = new ArrayList<>();
        for (IMAPMessage message : messages) {
            uids.add(folder.getUID(message));
        }
        return uids;
    }

    /**
     * What a poll needs to know of these mails, in one FETCH. What they ask Vtiger, they may ask together.
     *
     * @param thereAtStart the UID up to which mails lay there when the connector looked for the first time
     */
    List<MailboxMail> lookAt(List<IMAPMessage> messages, long thereAtStart) throws MessagingException {
        if (messages.isEmpty()) {
            return List.of();
        }
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add("Subject");
        profile.add("Message-ID");
        profile.add("From");
        folder.fetch(messages.toArray(Message[]::new), profile);
        List<MailboxMail> mails = new ArrayList<>();
        List<MailboxMail> together = Collections.unmodifiableList(mails);
        for (IMAPMessage message : messages) {
            if (!message.isExpunged()) {
                Envelope envelope = envelope(message);
                mails.add(new MailboxMail(
                        mailbox, options, envelope, polledAt, envelope.uid() <= thereAtStart, together, message));
            }
        }
        return together;
    }

    private Envelope envelope(IMAPMessage message) throws MessagingException {
        long uid = folder.getUID(message);
        Envelope envelope = Envelope.of(message, uid, mailbox + "/" + folder.getUIDValidity() + "/" + uid);
        message.invalidateHeaders(); // Angus Mail would keep those of all mails of the poll
        return envelope;
    }

    private Set<Long> search(SearchTerm term) throws MessagingException {
        Message[] found = folder.search(term);
        FetchProfile uids = new FetchProfile();
        uids.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(found, uids);
        Set<Long> open = new TreeSet<>();
        for (Message message : found) {
            open.add(folder.getUID(message));
        }
        return open;
    }

    private long lastUid() throws MessagingException {
        return folder.getUIDNext() - 1;
    }

    private static SearchTerm since(LocalDate day) {
        return new ReceivedDateTerm(
                ComparisonTerm.GE, Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
