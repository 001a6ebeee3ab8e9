package io.github.vtigermail.mailbox.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.time.Duration;
import org.apache.camel.component.mail.MailConfiguration;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The connection to one folder of an account: opened when needed, kept between polls, reopened when it breaks. */
public final class MailboxConnection implements AutoCloseable {
    private final Session session;
    private final MailConfiguration configuration;
    private IMAPStore store;
    private IMAPFolder folder;
    /** By {@link System#nanoTime}: the clock may be changed. */
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
     * The folder, open and up to date.
     *
     * @param again after how long the folder is selected again
     */
    public synchronized IMAPFolder open(Duration again) throws MessagingException {
        if (folder != null && folder.isOpen()) {
            if (!mustSelect && System.nanoTime() - selected < again.toNanos()) {
                fresh = false;
            } else {
                folder.close(false);
                select();
            }
            folder.getMessageCount(); // a NOOP, unless there was a command just now
            newMail.reset();
            return folder;
        }
        close();
        store = (IMAPStore) session.getStore(configuration.getProtocol());
        PasswordAuthentication account = configuration.getPasswordAuthentication();
        store.connect(configuration.getHost(), configuration.getPort(), account.getUserName(), account.getPassword());
        mover = new MailMover(store);
        folder = (IMAPFolder) store.getFolder(configuration.getFolderName());
        select();
        newMail.reset();
        return folder;
    }

    private void select() throws MessagingException {
        folder.open(Folder.READ_WRITE);
        selected = System.nanoTime();
        mustSelect = false;
        fresh = true;
        newMail.listenOn(folder);
    }

    /** The open folder; null if there is no connection. */
    synchronized IMAPFolder folder() {
        return folder;
    }

    /** Listens to what the mail server reports. */
    NewMailListener newMail() {
        return newMail;
    }

    /** Whether the folder was selected for this poll: then a mail that is not in it is really gone. */
    public synchronized boolean isFresh() {
        return fresh;
    }

    public void markRead(Message... mails) throws MessagingException {
        folder.setFlags(mails, new Flags(Flags.Flag.SEEN), true);
    }

    /** Sets an IMAP keyword, which stays with the mails when they are moved, if the server keeps keywords. */
    public void setKeyword(String word, Message... mails) throws MessagingException {
        if (folder.getPermanentFlags().contains(Flags.Flag.USER)) {
            folder.setFlags(mails, new Flags(word), true);
        }
    }

    /** Moves mails unchanged to another folder of the account, which is created if it is missing. */
    public void move(String target, Message... mails) throws MessagingException {
        mover.move(folder, target, mails);
    }

    /** Moves mails from another open folder to the one that is read. */
    public void moveBack(IMAPFolder from, Message... mails) throws MessagingException {
        mover.move(from, folder, mails);
    }

    /** Another folder of the account, open; null if it does not exist. */
    public synchronized IMAPFolder openOther(String name) throws MessagingException {
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

    /** Makes the next poll come at once and select the folder again: the server has mails that it did not report. */
    public synchronized void selectAgain() {
        mustSelect = true;
        newMail.setNewMail();
    }

    @Override
    public synchronized void close() {
        try {
            if (store != null) {
                store.close(); // closes the folder too, without expunging
            }
        } catch (MessagingException e) {
            // It is closed because it was broken.
        }
        store = null;
        folder = null;
    }
}
