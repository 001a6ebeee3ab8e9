package io.github.vtigermail.mailbox.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.component.mail.MailConfiguration;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The connection to one folder of one account: opened when needed, kept from poll to poll, opened anew when it broke. */
public final class MailboxConnection implements AutoCloseable {
    private final Session session;
    private final MailConfiguration configuration;
    private IMAPStore store;
    private IMAPFolder folder;
    /** By {@link System#nanoTime}: the clock may be set. */
    private long selected;

    private boolean mustSelect;
    private boolean fresh;
    private final NewMailListener newMail = new NewMailListener();
    private MailMover mover;

    public MailboxConnection(Session session, MailConfiguration configuration) {
        this.session = session;
        this.configuration = configuration;
    }

    /**
     * The folder, open, with what came in by now.
     *
     * @param again how long after it was selected it is selected anew
     */
    public synchronized IMAPFolder open(Duration again) throws MessagingException {
        if (folder != null && folder.isOpen()) {
            if (!mustSelect && System.nanoTime() - selected < again.toNanos()) {
                fresh = false;
            } else {
                folder.close(false);
                select();
            }
            newMail.reset(folder.getMessageCount()); // a NOOP, unless there was a command just now
            return folder;
        }
        close();
        store = (IMAPStore) session.getStore(configuration.getProtocol());
        PasswordAuthentication account = configuration.getPasswordAuthentication();
        store.connect(configuration.getHost(), configuration.getPort(), account.getUserName(), account.getPassword());
        mover = new MailMover(store);
        folder = (IMAPFolder) store.getFolder(configuration.getFolderName());
        select();
        newMail.reset(folder.getMessageCount());
        return folder;
    }

    private void select() throws MessagingException {
        folder.open(Folder.READ_WRITE);
        selected = System.nanoTime();
        mustSelect = false;
        fresh = true;
        newMail.listenOn(folder);
    }

    /** The folder as it was opened last; null if there is no connection. */
    synchronized IMAPFolder folder() {
        return folder;
    }

    /** What the mail server told by itself. */
    NewMailListener newMail() {
        return newMail;
    }

    /** Whether the folder was selected for this poll: then a mail that it does not have is really gone. */
    public synchronized boolean isFresh() {
        return fresh;
    }

    public void markRead(Message... mails) throws MessagingException {
        folder.setFlags(mails, new Flags(Flags.Flag.SEEN), true);
    }

    /** Writes a word beside mails, which stays with them when they are moved, on servers that keep such: an IMAP keyword. */
    public void label(String word, Message... mails) throws MessagingException {
        if (folder.getPermanentFlags().contains(Flags.Flag.USER)) {
            folder.setFlags(mails, new Flags(word), true);
        }
    }

    /** Moves mails as they are into another folder of the account, which is made if it is missing. */
    public void move(String target, Message... mails) throws MessagingException {
        mover.move(folder, target, mails);
    }

    /** Moves mails of another folder, which is open, into the one that is read. */
    public void moveBack(IMAPFolder from, Message... mails) throws MessagingException {
        mover.move(from, folder, mails);
    }

    /** Another folder of the account, open; null if it does not exist. */
    public synchronized IMAPFolder other(String name) throws MessagingException {
        IMAPFolder other = (IMAPFolder) store.getFolder(name);
        if (!other.exists()) {
            other = (IMAPFolder) store.getFolder("INBOX").getFolder(name);
        }
        if (!other.exists()) {
            return null;
        }
        other.open(Folder.READ_WRITE);
        return other;
    }

    /** The folder is selected anew at once: the server has mails that it did not tell of. */
    public synchronized void selectAgain() {
        mustSelect = true;
        newMail.setNewMail();
    }

    /** By which the place in the mailbox is kept: who, where and which folder, whatever the mailbox is called. */
    public String identity() {
        return configuration.getPasswordAuthentication().getUserName() + "@"
                + configuration.getHost().toLowerCase(Locale.ROOT) + ":" + configuration.getPort() + "/"
                + configuration.getFolderName();
    }

    @Override
    public synchronized void close() {
        try {
            if (store != null) {
                store.close(); // and with it the folder, without expunging
            }
        } catch (MessagingException e) {
            // It was broken: that is why it is closed.
        }
        store = null;
        folder = null;
    }
}
