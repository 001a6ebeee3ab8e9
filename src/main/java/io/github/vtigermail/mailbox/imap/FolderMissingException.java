package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;

/** A folder that mails are to be moved to does not exist, and the mail server does not make it. */
final class FolderMissingException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** @param folder its name, which is a setting */
    FolderMissingException(String folder) {
        super("the folder \"" + folder
                + "\" does not exist, and the mail server does not make it: create it in a mail program");
    }
}
