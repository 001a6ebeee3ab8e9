package io.github.vtigermail.mailbox.imap;

import java.io.IOException;

/** The mail is beyond what can be read of any mail. It becomes a dead letter. */
public final class UnreadableMailException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableMailException(String how) {
        super("the mail cannot be read: " + how);
    }
}
