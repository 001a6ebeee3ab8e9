package io.github.vtigermail.testing.mail;

import java.util.List;

/**
 * An IMAP server for tests, on free ports of the loopback address, with {@link TestCertificate}. It has one user from
 * the start, whose mailbox the methods of {@link TestMailbox} mean; {@link #addUser} makes more.
 */
public interface MailServer extends TestMailbox, AutoCloseable {

    /** The user that each server has from the start. */
    String USER = "support@example.com";

    /** The mailbox of {@link #USER}. */
    TestMailbox mailbox();

    /** Another user with an empty mailbox. */
    TestMailbox addUser(String address, String password);

    /** The host name to connect to, which {@link TestCertificate} is for. */
    default String host() {
        return "localhost";
    }

    /** The port of IMAP over TLS; stays the same over a restart. */
    int imapsPort();

    /** The port of IMAP in plain text; stays the same over a restart. */
    int imapPort();

    /** Starts the server again after {@link #stop()}, with all mail, on the same ports. */
    void start();

    /** Stops the server: connections break, new ones are refused. The mail stays. */
    void stop();

    /** Stops and starts. */
    default void restart() {
        stop();
        start();
    }

    /**
     * Gives INBOX a new UIDVALIDITY and its mails new UIDs, as a server does that was restored from a backup. Breaks
     * the connections that have it open.
     */
    void changeUidValidity();

    /**
     * The IMAP commands of all clients so far, without tags, by connection in the order in which they connected: for
     * instance {@code UID FETCH 1:* (FLAGS)}, {@code IDLE}, {@code DONE}. A literal is shown as its length, a password
     * not at all.
     */
    List<String> commands();

    /** Forgets the commands so far. */
    void clearCommands();

    /** Stops the server for good and deletes its mail. */
    @Override
    void close();

    @Override
    default String user() {
        return mailbox().user();
    }

    @Override
    default String password() {
        return mailbox().password();
    }

    @Override
    default void deliver(byte[] rawMail) {
        mailbox().deliver(rawMail);
    }

    @Override
    default void deliver(String folder, byte[] rawMail) {
        mailbox().deliver(folder, rawMail);
    }

    @Override
    default List<StoredMail> folder(String name) {
        return mailbox().folder(name);
    }

    @Override
    default int unreadCount(String folder) {
        return mailbox().unreadCount(folder);
    }

    @Override
    default void markSeen(long uid) {
        mailbox().markSeen(uid);
    }

    @Override
    default void flag(String folder, long uid) {
        mailbox().flag(folder, uid);
    }

    @Override
    default void move(long uid, String fromFolder, String toFolder) {
        mailbox().move(uid, fromFolder, toFolder);
    }

    @Override
    default void delete(long uid) {
        mailbox().delete(uid);
    }

    @Override
    default List<String> folderNames() {
        return mailbox().folderNames();
    }

    @Override
    default long uidValidity() {
        return mailbox().uidValidity();
    }
}
