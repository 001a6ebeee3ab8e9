package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import io.github.vtigermail.mailbox.imap.ServerMail;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fetches what a poll needs to know of mails before their bodies are read, for all of them together. */
final class EnvelopeFetch {
    private final MailboxConnection connection;
    private final long uidValidity;
    private final String mailbox;
    private final MailboxOptions options;
    private final long polledAt;

    /** @param polledAt when the poll began, by {@link System#nanoTime} */
    EnvelopeFetch(
            MailboxConnection connection, long uidValidity, String mailbox, MailboxOptions options, long polledAt) {
        this.connection = connection;
        this.uidValidity = uidValidity;
        this.mailbox = mailbox;
        this.options = options;
        this.polledAt = polledAt;
    }

    /**
     * These mails, without those that are gone, or that someone marked as deleted: these wait until they are expunged, or are
     * deleted no more. They may ask Vtiger together.
     */
    List<MailboxMail> fetch(List<Long> uids) throws MessagingException {
        List<MailboxMail> mails = new ArrayList<>();
        List<MailboxMail> together = Collections.unmodifiableList(mails);
        for (ServerMail mail : connection.fetch(uids, mailbox)) {
            if (!mail.isSet(Flags.Flag.DELETED)) {
                Envelope envelope = Envelope.of(mail, mail.uid(), mailbox + "/" + uidValidity + "/" + mail.uid());
                mails.add(new MailboxMail(mailbox, options, envelope, polledAt, together, mail));
            }
        }
        return together;
    }
}
