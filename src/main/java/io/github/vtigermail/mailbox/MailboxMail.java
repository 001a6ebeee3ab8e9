package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.KeyMaterial;
import io.github.vtigermail.mail.Sender;
import io.github.vtigermail.mail.Subject;
import io.github.vtigermail.mail.SubjectReferences;
import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.imap.MailSpool;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.ServerMail;
import io.github.vtigermail.mailbox.imap.UnreadableMailException;
import io.github.vtigermail.mailbox.imap.WithheldMailException;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mail in a mailbox, as the body of an exchange: what a poll knows of it, and access to the whole mail. None of its
 * headers is on the exchange.
 */
public final class MailboxMail implements AutoCloseable {
    private final String mailbox;
    private final MailboxOptions options;
    private final Envelope envelope;
    private final long polledAt;
    private final List<MailboxMail> together;
    private final SubjectReferences references;
    private final MimeMessage message;
    private MailSpool spool;
    private boolean withheld;

    MailboxMail(
            String mailbox,
            MailboxOptions options,
            Envelope envelope,
            long polledAt,
            List<MailboxMail> together,
            MimeMessage message) {
        this.mailbox = mailbox;
        this.options = options;
        this.envelope = envelope;
        this.polledAt = polledAt;
        this.together = together;
        this.references = references(envelope.subject());
        this.message = message;
    }

    /** A mail in a file, as if it had just arrived in this mailbox: to explain what would become of it. */
    public static MailboxMail ofFile(String mailbox, MailboxOptions options, MimeMessage mail)
            throws MessagingException {
        Instant now = Instant.now();
        Envelope envelope =
                new Envelope(0, "file", now, false, mail.getHeader("Subject", null), Sender.of(mail), Optional.empty());
        return new MailboxMail(mailbox, options, envelope, System.nanoTime(), List.of(), mail);
    }

    /** The mailbox's name: the id of its route. */
    public String mailbox() {
        return mailbox;
    }

    /** The options of its mailbox. */
    public MailboxOptions options() {
        return options;
    }

    /** The name of the mail in the logs. */
    public String hash() {
        return envelope.hash();
    }

    /** When the mail server received it. */
    public Instant received() {
        return envelope.received();
    }

    /** When the poll that found it began, by {@link System#nanoTime}: the same for all mails of a poll. */
    public long polledAt() {
        return polledAt;
    }

    /** Whether it has the flag {@code \\Flagged}, the star of mail programs. */
    public boolean isFlagged() {
        return envelope.flagged();
    }

    /** The mails that the poll looked at together, including this one: they can be looked up at Vtiger together. */
    public List<MailboxMail> together() {
        return together;
    }

    /** The sender in its From header. */
    public Sender sender() {
        return envelope.sender();
    }

    /** What its key is made of, if that is known before it is fetched. */
    public Optional<KeyMaterial> key() {
        return envelope.key();
    }

    /** The ticket references in its subject. */
    public SubjectReferences references() {
        return references;
    }

    /**
     * The whole mail, fetched once and kept until the mail is settled: small ones in memory, larger ones in a file
     * that only this user can read. Fetching does not mark the mail as read.
     *
     * @throws UnreadableMailException if it cannot be read as a mail
     * @throws MailboxUnavailableException if the mail server does not return it, even if the mail seems to be gone:
     *     only the next SELECT tells whether it is
     */
    public synchronized MimeMessage whole() throws MailboxUnavailableException, UnreadableMailException {
        try {
            if (spool == null) {
                spool = MailSpool.of(message::writeTo);
            }
            MimeMessage whole = new MimeMessage(message.getSession(), spool.read());
            if (!isThis(whole)) {
                throw WithheldMailException.substituted();
            }
            if (message instanceof ServerMail server) {
                server.setReturned();
            }
            return whole;
        } catch (UnreadableMailException e) {
            throw e;
        } catch (WithheldMailException e) {
            close();
            withheld = e.isOfOneMail();
            if (withheld && message instanceof ServerMail server && server.isGivenUp(e)) {
                throw new UnreadableMailException(e.getMessage());
            }
            throw new MailboxUnavailableException(e);
        } catch (IOException | MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    /**
     * Exchange returns a mail of its own in place of one that it cannot convert. The fields of the envelope may be folded
     * differently than those of the mail.
     */
    private boolean isThis(MimeMessage whole) throws MessagingException {
        String[] subjects = whole.getHeader("Subject");
        String subject = subjects == null ? null : subjects[0];
        boolean sameSubject = Objects.equals(subject, envelope.subject())
                || references(subject).equals(references);
        return sameSubject && envelope.isOf(whole);
    }

    private SubjectReferences references(String rawSubject) {
        return options.subjectPatterns().find(rawSubject == null ? "" : Subject.decode(rawSubject));
    }

    /** Whether the server did not return it, though it returns others. */
    boolean isWithheld() {
        return withheld;
    }

    /** Whether the server marked it as read because it was fetched. */
    boolean isMarkedByFetch() {
        return message instanceof ServerMail server && server.isMarkedByFetch();
    }

    long uid() {
        return envelope.uid();
    }

    /** Releases the whole mail. */
    @Override
    public synchronized void close() {
        if (spool != null) {
            spool.close();
            spool = null;
        }
    }

    /** Shows only the hash. */
    @Override
    public String toString() {
        return envelope.toString();
    }
}
