package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.Subject;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** What lies in a mailbox's quarantine, and the way back, for a command; the connector may run meanwhile. */
public final class Quarantine implements AutoCloseable {
    private final MailboxConnection connection;
    private final IMAPFolder folder;

    private Quarantine(MailboxConnection connection, IMAPFolder folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /** @throws MailboxBroken if the mail server cannot be used; its message says why */
    public static Quarantine of(MailboxFile mailbox) throws MailboxBroken {
        MailboxConnection connection = null;
        try {
            connection = mailbox.endpoint().connect();
            connection.open(Duration.ZERO);
            return new Quarantine(
                    connection, connection.other(mailbox.options().senders().quarantineFolder()));
        } catch (Exception e) {
            if (connection != null) {
                connection.close();
            }
            throw new MailboxBroken(e);
        }
    }

    /** The mails there, the oldest first. */
    public List<QuarantinedMail> mails() throws MailboxBroken {
        if (folder == null) {
            return List.of();
        }
        try {
            Message[] all = folder.getMessages();
            FetchProfile profile = new FetchProfile();
            profile.add(UIDFolder.FetchProfileItem.UID);
            profile.add(FetchProfile.Item.FLAGS);
            profile.add(FetchProfile.Item.SIZE);
            profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
            profile.add("From");
            profile.add("Subject");
            folder.fetch(all, profile);
            List<QuarantinedMail> mails = new ArrayList<>();
            for (Message message : all) {
                if (!message.isExpunged()) {
                    mails.add(mail((IMAPMessage) message));
                }
            }
            return mails;
        } catch (MessagingException e) {
            throw new MailboxBroken(e);
        }
    }

    /**
     * Flags these mails and moves them back into the mailbox, so that they come through whoever sent them.
     *
     * @return the UIDs that are not there
     */
    public Collection<Long> release(Collection<Long> uids) throws MailboxBroken {
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
                folder.setFlags(mails, new Flags(Flags.Flag.FLAGGED), true);
                connection.moveBack(folder, mails);
            }
            return missing;
        } catch (MessagingException e) {
            throw new MailboxBroken(e);
        }
    }

    private QuarantinedMail mail(IMAPMessage message) throws MessagingException {
        Date received = message.getReceivedDate();
        return new QuarantinedMail(
                folder.getUID(message),
                received == null ? Instant.EPOCH : received.toInstant(),
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
