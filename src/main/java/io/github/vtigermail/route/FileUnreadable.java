package io.github.vtigermail.route;

import java.io.IOException;

/** A file of a mail does not come as it was seen before: the place where large mails lie while they are worked on fails. */
final class FileUnreadable extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param cause for a debugger; what it says may be the mail's, so no log shows it */
    FileUnreadable(IOException cause) {
        super("a file of the mail cannot be read; see the folder for temporary files (java.io.tmpdir)", cause);
    }
}
