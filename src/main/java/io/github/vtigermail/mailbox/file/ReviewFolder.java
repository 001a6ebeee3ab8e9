package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mail.Subject;
import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.ServerMail;
import io.github.vtigermail.mailbox.imap.UidCommands;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * A folder with mails of a mailbox that people check, dead letters or quarantine: for commands that list these mails
 * or move them back. The connector may be running.
 */
public final class ReviewFolder implements AutoCloseable {
    private final MailboxConnection connection;
    private final IMAPFolder folder;

    private ReviewFolder(MailboxConnection connection, IMAPFolder folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /** The folder for dead letters. @throws MailboxUnavailableException if the mail server cannot be used; its message says why */
    public static ReviewFolder ofDeadLetters(MailboxFile mailbox) throws MailboxUnavailableException {
        return of(mailbox, mailbox.options().failedFolder());
    }

    /** The folder for quarantine. @throws MailboxUnavailableException if the mail server cannot be used; its message says why */
    public static ReviewFolder ofQuarantine(MailboxFile mailbox) throws MailboxUnavailableException {
        return of(mailbox, mailbox.options().senders().quarantineFolder());
    }

    private static ReviewFolder of(MailboxFile mailbox, String folder) throws MailboxUnavailableException {
        MailboxConnection connection = null;
        try {
            connection = mailbox.endpoint().connect();
            connection.open(Duration.ZERO);
            return new ReviewFolder(connection, connection.openOther(folder));
        } catch (Exception e) {
            if (connection != null) {
                connection.close();
            }
            throw new MailboxUnavailableException(e);
        }
    }

    /** The mails in it, the oldest first. */
    public List<ReviewMail> mails() throws MailboxUnavailableException {
        if (folder == null) {
            return List.of();
        }
        try {
            List<ReviewMail> mails = new ArrayList<>();
            for (ServerMail message : connection.fetchAll(folder)) {
                if (!message.isSet(Flags.Flag.DELETED)) {
                    mails.add(mail(message));
                }
            }
            return mails;
        } catch (MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    /**
     * Moves these mails back into the mailbox, where the connector processes them again.
     *
     * @return the UIDs that are not in the folder
     */
    public Collection<Long> moveBack(Collection<Long> uids) throws MailboxUnavailableException {
        return moveBack(uids, false);
    }

    /** Moves them back and flags them, so that they are let through regardless of the sender. */
    public Collection<Long> release(Collection<Long> uids) throws MailboxUnavailableException {
        return moveBack(uids, true);
    }

    private Collection<Long> moveBack(Collection<Long> uids, boolean flagged) throws MailboxUnavailableException {
        Collection<Long> missing = new TreeSet<>(uids);
        if (folder == null || uids.isEmpty()) {
            return missing;
        }
        try {
            Collection<Long> existing = new UidCommands(folder).existing(uids);
            missing.removeAll(existing);
            if (flagged) {
                connection.flagAndMoveBack(folder, existing);
            } else {
                connection.moveBack(folder, existing);
            }
            return missing;
        } catch (MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    private ReviewMail mail(ServerMail message) throws MessagingException {
        Envelope envelope = Envelope.of(message, message.uid(), folder.getFullName() + " " + message.uid());
        return new ReviewMail(
                message.uid(),
                envelope.hash(),
                envelope.received(),
                message.size(),
                Arrays.stream(message.getFlags().getUserFlags())
                        .filter(word -> word.startsWith("NOT_"))
                        .findFirst()
                        .orElse(""),
                text(message, "From"),
                text(message, "Subject"));
    }

    private static String text(Message message, String header) throws MessagingException {
        String[] values = message.getHeader(header);
        return values == null ? "" : Subject.decode(values[0]);
    }

    @Override
    public void close() {
        connection.close();
    }
}
