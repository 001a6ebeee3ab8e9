package io.github.vtigermail.testing.mail;

import static io.github.vtigermail.testing.Patience.await;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.foedus.util.MsgRangeFilter;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A mailbox in GreenMail's memory. */
final class GreenMailMailbox implements TestMailbox {

    private static final String INBOX = "INBOX";

    private final ImapHostManager host;
    private final GreenMailUser user;

    GreenMailMailbox(Managers managers, GreenMailUser user) {
        this.host = managers.getImapHostManager();
        this.user = user;
    }

    @Override
    public String user() {
        return user.getLogin();
    }

    @Override
    public String password() {
        return user.getPassword();
    }

    @Override
    public void deliver(byte[] rawMail) {
        deliver(INBOX, rawMail);
    }

    @Override
    public synchronized void deliver(
            String folder, byte[] rawMail) { // or GreenMail may store a lower UID after a higher
        append(existing(folder), rawMail, new Flags(), new Date());
    }

    @Override
    public List<StoredMail> folder(String name) {
        MailFolder folder = host.getFolder(user, name);
        return folder == null
                ? List.of()
                : messages(folder).stream().map(GreenMailMailbox::snapshot).toList();
    }

    @Override
    public int unreadCount(String name) {
        MailFolder folder = host.getFolder(user, name);
        return folder == null ? 0 : folder.getUnseenCount();
    }

    @Override
    public void markSeen(long uid) {
        flag(INBOX, uid, Flags.Flag.SEEN);
    }

    @Override
    public void flag(String folder, long uid) {
        flag(folder, uid, Flags.Flag.FLAGGED);
    }

    @Override
    public void move(long uid, String fromFolder, String toFolder) {
        try {
            existing(fromFolder).moveMessage(uid, existing(toFolder));
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void delete(long uid) {
        flag(INBOX, uid, Flags.Flag.DELETED);
        try {
            existing(INBOX).expunge();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> folderNames() {
        try {
            String root = ImapConstants.USER_NAMESPACE
                    + ImapConstants.HIERARCHY_DELIMITER
                    + user.getQualifiedMailboxName()
                    + ImapConstants.HIERARCHY_DELIMITER;
            return host.listMailboxes(user, "*").stream()
                    .map(folder -> folder.getFullName().substring(root.length()))
                    .toList();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long uidValidity() {
        return existing(INBOX).getUidValidity();
    }

    synchronized void changeUidValidity() {
        recreate(StoredMessage::getReceivedDate);
    }

    /** The same, and all mails look as if they had just arrived. */
    synchronized void restoreWithoutTimes() {
        recreate(mail -> new Date(System.currentTimeMillis() + 1000)); // in another second than what was there before
    }

    /** Empty, with the same UIDVALIDITY, and the next mail has UID 1. */
    synchronized void restoreEmpty() {
        MailFolder inbox = existing(INBOX);
        inbox.deleteAllMessages();
        try {
            inbox.expunge();
            Field next = inbox.getClass().getDeclaredField("nextUid");
            next.setAccessible(true);
            ((AtomicLong) next.get(inbox)).set(1);
        } catch (FolderException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void recreate(Function<StoredMessage, Date> received) {
        MailFolder inbox = existing(INBOX);
        long before = inbox.getUidValidity();
        List<StoredMessage> mails = messages(inbox);
        // GreenMail's UIDVALIDITY is the second in which the folder was made
        await().pollInterval(Duration.ofMillis(10)).until(() -> System.currentTimeMillis() / 1000 != before);
        try {
            MailFolder parent = host.getStore()
                    .getMailbox(ImapConstants.USER_NAMESPACE
                            + ImapConstants.HIERARCHY_DELIMITER
                            + user.getQualifiedMailboxName());
            inbox.deleteAllMessages();
            inbox.signalDeletion();
            host.getStore().deleteMailbox(inbox);
            MailFolder fresh = host.getStore().createMailbox(parent, INBOX, true);
            for (StoredMessage mail : mails) {
                append(fresh, bytes(mail), mail.getFlags(), received.apply(mail));
            }
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private void flag(String folder, long uid, Flags.Flag flag) {
        try {
            existing(folder).setFlags(new Flags(flag), true, uid, null, true);
        } catch (FolderException e) {
            throw new IllegalStateException("no mail " + uid, e);
        }
    }

    private MailFolder existing(String name) {
        MailFolder folder = host.getFolder(user, name);
        try {
            return folder == null ? host.createMailbox(user, name) : folder;
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(MailFolder folder, byte[] rawMail, Flags flags, Date received) {
        try {
            Session none = Session.getInstance(new Properties());
            folder.appendMessage(new MimeMessage(none, new ByteArrayInputStream(rawMail)), flags, received);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("GreenMail cannot hold this mail", e);
        }
    }

    private static List<StoredMessage> messages(MailFolder folder) { // a copy; getMessages() is the living list
        return folder.getMessages(new MsgRangeFilter("1:*", false));
    }

    private static StoredMail snapshot(StoredMessage mail) {
        return new StoredMail(mail.getUid(), bytes(mail), FlagNames.of(mail.getFlags()));
    }

    private static byte[] bytes(StoredMessage mail) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try {
            mail.getMimeMessage().writeTo(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return raw.toByteArray();
    }
}
