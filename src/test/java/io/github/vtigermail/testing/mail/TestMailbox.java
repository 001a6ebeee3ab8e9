package io.github.vtigermail.testing.mail;

import java.util.List;

/**
 * One user's mailbox on a {@link MailServer}, as its owner and the delivering server see it. What is done here does not
 * show in {@link MailServer#commands()}.
 */
public interface TestMailbox {

    /** The name to log in with, which is the mail address too. */
    String user();

    String password();

    /** Puts a mail into INBOX as it arrives by delivery: unread, with the next UID. */
    void deliver(byte[] rawMail);

    /** Puts an unread mail into a folder, which is made if it is missing. */
    void deliver(String folder, byte[] rawMail);

    /** What lies in a folder now, by UID; empty if there is no such folder. */
    List<StoredMail> folder(String name);

    /** How many mails of a folder are unread; none if there is no such folder. */
    int unreadCount(String folder);

    /** Marks a mail of INBOX as read, as a colleague who opens it. */
    void markSeen(long uid);

    /** Flags a mail of a folder ({@code \\Flagged}), as a colleague who gives it a star. */
    void flag(String folder, long uid);

    /** Moves a mail with its flags, as a colleague who files it; the target folder is made if it is missing. */
    void move(long uid, String fromFolder, String toFolder);

    /** Deletes a mail of INBOX for good. */
    void delete(long uid);

    /** The names of all folders, INBOX included. */
    List<String> folderNames();

    /** UIDVALIDITY of INBOX. */
    long uidValidity();
}
