package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/**
 * Fetches a whole mail unchanged and unmarked, in large pieces: a mail of usual size takes one command and as much
 * memory as it has bytes. Angus Mail's own stream allocates a whole piece for each mail, however small (with pieces of
 * 1 MB, more than half of the connector's processor time was garbage collection), and asks by sequence number, which
 * changes when mails are deleted.
 */
final class MailFetch {
    /** The most bytes that one command fetches. Enough for a file of 2 MB, the largest that Vtiger accepts by default. */
    static final int PIECE = 3 * 1024 * 1024;

    private MailFetch() {}

    /** @throws MessagingException if the server does not return it */
    static void write(IMAPFolder folder, long uid, OutputStream out) throws MessagingException, IOException {
        for (long start = 0; ; start += PIECE) {
            ByteArray piece = piece(folder, uid, start);
            if (piece == null && start == 0) {
                throw new MessagingException("the mail is not there");
            }
            if (piece != null) {
                out.write(piece.getBytes(), piece.getStart(), piece.getCount());
            }
            if (piece == null || piece.getCount() < PIECE) {
                return;
            }
        }
    }

    private static ByteArray piece(IMAPFolder folder, long uid, long start) throws MessagingException {
        String item = "BODY.PEEK[]<" + start + "." + PIECE + ">";
        for (FetchResponse fetched : new UidCommands(folder).fetch(String.valueOf(uid), item)) {
            BODY body = fetched.getItem(BODY.class);
            if (UidCommands.uid(fetched) == uid && body != null) {
                return body.getByteArray();
            }
        }
        return null;
    }
}
