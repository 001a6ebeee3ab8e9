package io.github.vtigermail.mailbox.imap;

import java.io.IOException;

/** The mail cannot be read as a mail. It becomes a dead letter. */
public final class UnreadableMailException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableMailException(String reason) {
        super("the mail cannot be read: " + reason);
    }
}
