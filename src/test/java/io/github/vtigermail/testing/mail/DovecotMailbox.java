package io.github.vtigermail.testing.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/**
 * A mailbox of Dovecot: delivered to straight into the Maildir, as Dovecot's own delivery agent does, and looked at by
 * IMAP under a second name of the user.
 */
final class DovecotMailbox implements TestMailbox {

    private static final String INBOX = "INBOX";
    private static final AtomicInteger DELIVERIES = new AtomicInteger();

    private final DovecotFolder dovecot;
    private final int port;
    private final String user;
    private final String password;

    DovecotMailbox(DovecotFolder dovecot, int port, String user, String password) {
        this.dovecot = dovecot;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /** The second name, whose commands Dovecot does not log. */
    static String controlUser(String user) {
        return "control." + user;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public String password() {
        return password;
    }

    /** Whether the server takes a login for this mailbox now. */
    boolean takesLogins() {
        try (Store store = connect()) {
            return store.isConnected();
        } catch (MessagingException e) {
            return false;
        }
    }

    @Override
    public void deliver(byte[] rawMail) {
        deliver(INBOX, rawMail);
    }

    @Override
    public void deliver(String folder, byte[] rawMail) {
        Path maildir = dovecot.maildir(user);
        if (!folder.equals(INBOX)) {
            maildir = maildir.resolve("." + BASE64MailboxEncoder.encode(folder));
            if (!Files.exists(maildir)) {
                inFolder(folder, Folder.READ_WRITE, created -> null);
            }
        }
        long micros = System.currentTimeMillis() * 1000;
        String name =
                "%d.M%06dQ%09d.test".formatted(micros / 1_000_000, micros % 1_000_000, DELIVERIES.incrementAndGet());
        try {
            Path written = Files.write(maildir.resolve("tmp").resolve(name), rawMail);
            Files.move(dovecot.own(written), maildir.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<StoredMail> folder(String name) {
        List<StoredMail> mails = new ArrayList<>();
        inFolder(name, Folder.READ_ONLY, folder -> {
            for (Message message : folder.getMessages()) {
                try {
                    ByteArrayOutputStream raw = new ByteArrayOutputStream();
                    message.writeTo(raw);
                    mails.add(new StoredMail(
                            folder.getUID(message), raw.toByteArray(), FlagNames.of(message.getFlags())));
                } catch (MessageRemovedException e) {
                    // it was moved meanwhile
                }
            }
            return null;
        });
        return mails;
    }

    /** In the open folder: what STATUS says may be a second old, because Dovecot caches it by times in seconds. */
    @Override
    public int unreadCount(String name) {
        Integer count = inFolder(name, Folder.READ_ONLY, Folder::getUnreadMessageCount);
        return count == null ? 0 : count;
    }

    @Override
    public void markSeen(long uid) {
        inFolder(INBOX, Folder.READ_WRITE, inbox -> {
            mail(inbox, uid).setFlag(Flags.Flag.SEEN, true);
            return null;
        });
    }

    @Override
    public void flag(String folder, long uid) {
        inFolder(folder, Folder.READ_WRITE, open -> {
            mail(open, uid).setFlag(Flags.Flag.FLAGGED, true);
            return null;
        });
    }

    @Override
    public void move(long uid, String fromFolder, String toFolder) {
        inFolder(toFolder, Folder.READ_WRITE, created -> null);
        inFolder(fromFolder, Folder.READ_WRITE, from -> {
            from.moveMessages(new Message[] {mail(from, uid)}, from.getStore().getFolder(toFolder));
            return null;
        });
    }

    @Override
    public void delete(long uid) {
        inFolder(INBOX, Folder.READ_WRITE, inbox -> {
            Message mail = mail(inbox, uid);
            mail.setFlag(Flags.Flag.DELETED, true);
            return inbox.expunge(new Message[] {mail});
        });
    }

    @Override
    public List<String> folderNames() {
        try (Store store = connect()) {
            return Stream.of(store.getDefaultFolder().list("*"))
                    .map(Folder::getFullName)
                    .toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long uidValidity() {
        return inFolder(INBOX, Folder.READ_ONLY, UIDFolder::getUIDValidity);
    }

    /** What is done with an open folder. */
    private interface Action<T> {
        T apply(IMAPFolder folder) throws MessagingException, IOException;
    }

    /** Opens a folder; one that is missing is made for writing, and for reading is nothing: then the answer is null. */
    private <T> T inFolder(String name, int mode, Action<T> action) {
        try (Store store = connect()) {
            IMAPFolder folder = (IMAPFolder) store.getFolder(name);
            if (!folder.exists()) {
                if (mode == Folder.READ_ONLY) {
                    return null;
                }
                folder.create(Folder.HOLDS_MESSAGES);
            }
            folder.open(mode);
            return action.apply(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Message mail(IMAPFolder folder, long uid) throws MessagingException {
        Message mail = folder.getMessageByUID(uid);
        if (mail == null) {
            throw new IllegalStateException("no mail " + uid);
        }
        return mail;
    }

    private Store connect() throws MessagingException {
        return ImapLogin.imap("127.0.0.1", port, controlUser(user), password);
    }
}
