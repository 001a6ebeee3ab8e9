package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Fetches what a poll needs to know of mails before their bodies are read, with one FETCH for all of them. */
final class EnvelopeFetch {
    private final IMAPFolder folder;
    private final String mailbox;
    private final MailboxOptions options;
    private final long polledAt;

    /** @param polledAt when the poll began, by {@link System#nanoTime} */
    EnvelopeFetch(IMAPFolder folder, String mailbox, MailboxOptions options, long polledAt) {
        this.folder = folder;
        this.mailbox = mailbox;
        this.options = options;
        this.polledAt = polledAt;
    }

    /** These mails, without those that were expunged meanwhile. They may ask Vtiger together. */
    List<MailboxMail> fetch(List<IMAPMessage> messages) throws MessagingException {
        if (messages.isEmpty()) {
            return List.of();
        }
        folder.fetch(messages.toArray(Message[]::new), Envelope.profile());
        List<MailboxMail> mails = new ArrayList<>();
        List<MailboxMail> together = Collections.unmodifiableList(mails);
        for (IMAPMessage message : messages) {
            if (!message.isExpunged()) {
                mails.add(new MailboxMail(mailbox, options, envelope(message), polledAt, together, message));
            }
        }
        return together;
    }

    /** Their UIDs. */
    List<Long> uids(List<IMAPMessage> messages) throws MessagingException {
        List<Long> uids = new ArrayList<>();
        for (IMAPMessage message : messages) {
            uids.add(folder.getUID(message));
        }
        return uids;
    }

    private Envelope envelope(IMAPMessage message) throws MessagingException {
        long uid = folder.getUID(message);
        Envelope envelope = Envelope.of(message, uid, mailbox + "/" + folder.getUIDValidity() + "/" + uid);
        message.invalidateHeaders(); // Angus Mail would keep those of all mails of the poll
        return envelope;
    }
}
