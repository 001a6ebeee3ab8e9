package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * Fetches a mail whole, as it is and without a mark, in large pieces: a mail of usual size takes one command and as much
 * memory as it has bytes. Angus Mail's own stream takes a whole piece's memory for each mail, however small (with pieces of
 * 1 MB, more than half of the connector's processor time went into collecting them), and asks by a number that changes when
 * mails go.
 */
public final class MailFetch {
    /** In bytes: how much one command fetches at most. A file of 2 MB, Vtiger's largest as installed, goes in one. */
    static final int PIECE = 3 * 1024 * 1024;

    private MailFetch() {}

    /** @throws MessagingException if the server does not give it */
    public static void write(IMAPFolder folder, long uid, OutputStream out) throws MessagingException, IOException {
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
        String command = "UID FETCH " + uid + " (BODY.PEEK[]<" + start + "." + PIECE + ">)";
        return (ByteArray) folder.doCommand(protocol -> {
            Response[] answer = protocol.command(command, null);
            protocol.notifyResponseHandlers(answer);
            protocol.handleResult(answer[answer.length - 1]);
            return body(answer, uid);
        });
    }

    /** Beside it the server may tell other things, also of other mails. */
    private static ByteArray body(Response[] answer, long uid) {
        for (Response response : answer) {
            if (response instanceof FetchResponse fetched) {
                UID of = fetched.getItem(UID.class);
                BODY body = fetched.getItem(BODY.class);
                if (of != null && of.uid == uid && body != null) {
                    return body.getByteArray();
                }
            }
        }
        return null;
    }
}
