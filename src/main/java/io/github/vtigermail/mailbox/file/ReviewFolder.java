package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mail.Subject;
import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import jakarta.mail.FetchProfile;
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
import org.eclipse.angus.mail.imap.IMAPMessage;

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
            Message[] all = folder.getMessages();
            FetchProfile profile = Envelope.profile();
            profile.add(FetchProfile.Item.SIZE);
            folder.fetch(all, profile);
            List<ReviewMail> mails = new ArrayList<>();
            for (Message message : all) {
                if (!message.isExpunged()) {
                    mails.add(mail((IMAPMessage) message));
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
            Message[] mails = Arrays.stream(folder.getMessagesByUID(
                            uids.stream().mapToLong(Long::longValue).toArray()))
                    .filter(message -> message != null)
                    .toArray(Message[]::new);
            for (Message mail : mails) {
                missing.remove(folder.getUID(mail));
            }
            if (mails.length > 0) {
                if (flagged) {
                    folder.setFlags(mails, new Flags(Flags.Flag.FLAGGED), true);
                }
                connection.moveBack(folder, mails);
            }
            return missing;
        } catch (MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    private ReviewMail mail(IMAPMessage message) throws MessagingException {
        long uid = folder.getUID(message);
        Envelope envelope = Envelope.of(message, uid, folder.getFullName() + " " + uid);
        return new ReviewMail(
                uid,
                envelope.hash(),
                envelope.received(),
                message.getSizeLong(),
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
