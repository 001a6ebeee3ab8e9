package io.github.vtigermail.mailbox.imap;

import io.github.vtigermail.mailbox.oauth.TokenAuthenticator;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    private boolean fresh;
    private final NewMailListener newMail = new NewMailListener();
    private final ServerLimit limit = new ServerLimit();
    private final ServerMails mails;
    private final MailMover mover = new MailMover();

    public MailboxConnection(Session session, MailConfiguration configuration) {
        this.session = session;
        this.mails = new ServerMails(session);
        this.configuration = configuration;
    }

    /**
     * The folder, open and up to date.
     *
     * @param again after how long the folder is selected again
     */
    public synchronized IMAPFolder open(Duration again) throws MessagingException {
        limit.reset();
        if (folder != null && folder.isOpen()) {
            if (System.nanoTime() - selected < again.toNanos()) {
                fresh = false;
            } else {
                folder.close(false);
                select(Folder.READ_WRITE);
            }
            folder.getMessageCount(); // a NOOP, unless there was a command just now
            newMail.reset();
            return folder;
        }
        connect();
        select(Folder.READ_WRITE);
        newMail.reset();
        return folder;
    }

    /** The folder, open for looking only: not even the flags change that a server keeps for itself, such as {@code \\Recent}. */
    public synchronized IMAPFolder examine() throws MessagingException {
        connect();
        select(Folder.READ_ONLY);
        return folder;
    }

    private void connect() throws MessagingException {
        close();
        store = (IMAPStore) session.getStore(configuration.getProtocol());
        logIn();
        mover.setStore(store);
        folder = (IMAPFolder) store.getFolder(configuration.getFolderName());
    }

    private void logIn() throws MessagingException {
        String host = configuration.getHost();
        int port = configuration.getPort();
        if (configuration.getAuthenticator() instanceof TokenAuthenticator tokens) {
            try {
                tokens.connect(store, host, port);
            } catch (AuthenticationFailedException e) {
                if (ServerLimit.of(e).isPresent()) {
                    throw e;
                }
                throw tokens.refused();
            }
        } else {
            PasswordAuthentication account = configuration.getPasswordAuthentication();
            store.connect(host, port, account.getUserName(), account.getPassword());
        }
    }

    private void select(int mode) throws MessagingException {
        folder.open(mode);
        selected = System.nanoTime();
        fresh = true;
        newMail.listenOn(folder);
        folder.doCommand(protocol -> {
            protocol.removeResponseHandler(limit);
            protocol.addResponseHandler(limit);
            return null;
        });
    }

    /** The open folder; null if there is no connection. */
    synchronized IMAPFolder folder() {
        return folder;
    }

    /** Listens to what the mail server reports. */
    NewMailListener newMail() {
        return newMail;
    }

    /** The word of the server, if it said in this poll that it has enough of this client for now. */
    public Optional<String> limit() {
        return limit.heard();
    }

    /** Whether the folder was selected for this poll: then a mail that is not in it is really gone. */
    public synchronized boolean isFresh() {
        return fresh;
    }

    /**
     * What a poll needs to know of these mails, in the order in which they arrived; without those that are gone, and those that
     * the server withholds.
     *
     * @param mailbox its name in the log
     */
    public List<ServerMail> fetch(Collection<Long> uids, String mailbox) throws MessagingException {
        return mails.of(folder, uids, mailbox);
    }

    /** The mails of another open folder, with their sizes. */
    public List<ServerMail> fetchAll(IMAPFolder other) throws MessagingException {
        return mails.all(other);
    }

    public void markRead(Collection<Long> uids) throws MessagingException {
        new UidCommands(folder).store(uids, "+FLAGS.SILENT (\\Seen)");
    }

    public void markUnread(Collection<Long> uids) throws MessagingException {
        new UidCommands(folder).store(uids, "-FLAGS.SILENT (\\Seen)");
    }

    /** Sets an IMAP keyword, which stays with the mails when they are moved, if the server keeps keywords. */
    public void setKeyword(String word, Collection<Long> uids) throws MessagingException {
        if (folder.getPermanentFlags().contains(Flags.Flag.USER)) {
            new UidCommands(folder).store(uids, "+FLAGS.SILENT (" + word + ")");
        }
    }

    /** Moves mails unchanged to another folder of the account, which is created if it is missing. */
    public void move(String target, Collection<Long> uids) throws MessagingException {
        mover.move(folder, target, uids);
    }

    /** Moves mails from another open folder to the one that is read. */
    public void moveBack(IMAPFolder from, Collection<Long> uids) throws MessagingException {
        mover.move(from, folder, uids);
    }

    /** Moves them back with the flag {@code \\Flagged}. */
    public void flagAndMoveBack(IMAPFolder from, Collection<Long> uids) throws MessagingException {
        new UidCommands(from).store(uids, "+FLAGS.SILENT (\\Flagged)");
        moveBack(from, uids);
    }

    /** Another folder of the account, open; null if it does not exist. */
    public synchronized IMAPFolder openOther(String name) throws MessagingException {
        IMAPFolder other = findOther(name);
        if (other != null) {
            other.open(Folder.READ_WRITE);
        }
        return other;
    }

    /** Another folder of the account, not open; null if it does not exist. */
    public synchronized IMAPFolder findOther(String name) throws MessagingException {
        for (Folder other :
                List.of(store.getFolder(name), store.getFolder("INBOX").getFolder(name))) {
            if (other.exists()) {
                return (IMAPFolder) other;
            }
        }
        return null;
    }

    /** Whether the server has a capability. Asks on the folder's own connection. */
    public boolean supports(String capability) throws MessagingException {
        return new UidCommands(folder).supports(capability);
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
