package io.github.vtigermail.vtiger.failure;

import java.io.IOException;

/** A file cannot be read any more while it is sent: the folder for temporary files, where large mails are kept, fails. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param cause for a debugger; its message may be confidential, so no log shows it */
    public UnreadableFileException(IOException cause) {
        super("a file cannot be read; see the folder for temporary files (java.io.tmpdir)", cause);
    }
}
