package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.Sender;
import io.github.vtigermail.mail.Subject;
import io.github.vtigermail.mail.SubjectReferences;
import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.imap.MailFetch;
import io.github.vtigermail.mailbox.imap.MailSpool;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.UnreadableMailException;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * One mail in a mailbox, as the body of an exchange: what a poll knows of it, and a way to the whole of it. None of its
 * headers is on the exchange.
 */
public final class MailboxMail implements AutoCloseable {
    private final String mailbox;
    private final MailboxOptions options;
    private final Envelope envelope;
    private final Instant polledAt;
    private final boolean thereAtStart;
    private final List<MailboxMail> together;
    private final SubjectReferences references;
    private final MimeMessage message;
    private MailSpool spool;

    MailboxMail(
            String mailbox,
            MailboxOptions options,
            Envelope envelope,
            Instant polledAt,
            boolean thereAtStart,
            List<MailboxMail> together,
            MimeMessage message) {
        this.mailbox = mailbox;
        this.options = options;
        this.envelope = envelope;
        this.polledAt = polledAt;
        this.thereAtStart = thereAtStart;
        this.together = together;
        this.references = references(envelope.subject());
        this.message = message;
    }

    /** A mail that lies in a file, as if it had just come into this mailbox: for those who ask what would become of it. */
    public static MailboxMail ofFile(String mailbox, MailboxOptions options, MimeMessage mail)
            throws MessagingException {
        Instant now = Instant.now();
        Envelope envelope = new Envelope(0, "file", now, false, mail.getHeader("Subject", null), Sender.of(mail));
        return new MailboxMail(mailbox, options, envelope, now, true, List.of(), mail);
    }

    /** The mailbox's name: the id of its route. */
    public String mailbox() {
        return mailbox;
    }

    /** What its mailbox file says. */
    public MailboxOptions options() {
        return options;
    }

    /** What the logs call the mail. */
    public String hash() {
        return envelope.hash();
    }

    /** When the mail server took it in. */
    public Instant received() {
        return envelope.received();
    }

    /** Whether it lay there when this mailbox was looked into for the first time since the connector was started. */
    public boolean wasThereAtStart() {
        return thereAtStart;
    }

    /** When the poll began that found it: the same for all mails of that poll. */
    public Instant polledAt() {
        return polledAt;
    }

    /** Whether it bears the flag {@code \\Flagged}, the star of mail programs. */
    public boolean isFlagged() {
        return envelope.flagged();
    }

    /** The mails that the poll looked at in one go, with this one: what they have to ask Vtiger they may ask together. */
    public List<MailboxMail> together() {
        return together;
    }

    /** Who its From header says it is from. */
    public Sender sender() {
        return envelope.sender();
    }

    /** The ticket references in its subject. */
    public SubjectReferences references() {
        return references;
    }

    /**
     * The whole mail, fetched once and kept until the mail is settled: small ones in memory, larger ones in a file that
     * only this user can read. The mail is not marked as read by that.
     *
     * @throws UnreadableMailException if it is no mail that could be read
     * @throws MailboxUnavailableException if the mail server does not give it, also if it seems to be gone: whether it is, only the next
     *     SELECT tells
     */
    public synchronized MimeMessage whole() throws MailboxUnavailableException, UnreadableMailException {
        try {
            if (spool == null) {
                spool = MailSpool.of(this::writeTo);
            }
            MimeMessage whole = new MimeMessage(message.getSession(), spool.read());
            String[] subject = whole.getHeader("Subject");
            if (!isSubject(subject == null ? null : subject[0])) {
                // Seen with GreenMail 2.1.13: a server that numbers its mails anew before it says so gives another one.
                throw new MessagingException("another mail came");
            }
            return whole;
        } catch (UnreadableMailException e) {
            throw e;
        } catch (IOException | MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    private void writeTo(OutputStream out) throws IOException, MessagingException {
        if (message.getFolder() instanceof IMAPFolder folder) {
            MailFetch.write(folder, uid(), out);
        } else {
            message.writeTo(out);
        }
    }

    /** The server's envelope may fold it otherwise than the mail does. */
    private boolean isSubject(String raw) {
        return Objects.equals(raw, envelope.subject()) || references(raw).equals(references);
    }

    private SubjectReferences references(String rawSubject) {
        return options.subjectPatterns().find(rawSubject == null ? "" : Subject.decode(rawSubject));
    }

    long uid() {
        return envelope.uid();
    }

    MimeMessage message() {
        return message;
    }

    /** Lets go of the whole mail. */
    @Override
    public synchronized void close() {
        if (spool != null) {
            spool.close();
            spool = null;
        }
    }

    /** Names the hash alone. */
    @Override
    public String toString() {
        return envelope.toString();
    }
}
