package io.github.vtigermail.mailbox.imap;

import java.io.IOException;

/** A fetched mail cannot be kept in a temporary file. The mail server has no part in it. */
final class TemporaryFileException extends IOException {
    private static final long serialVersionUID = 1L;

    TemporaryFileException(IOException cause) {
        super(
                "the mail cannot be written to a temporary file; is " + System.getProperty("java.io.tmpdir")
                        + " full, or not writable?",
                cause);
    }
}
