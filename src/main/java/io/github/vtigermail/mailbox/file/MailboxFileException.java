package io.github.vtigermail.mailbox.file;

/** A mailbox is asked for that no file has, or a file is broken. The message is for people and shows no secret. */
public final class MailboxFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MailboxFileException(String message) {
        super(message);
    }
}
