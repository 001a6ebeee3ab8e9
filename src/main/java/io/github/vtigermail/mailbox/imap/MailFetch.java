package io.github.vtigermail.mailbox.imap;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
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

    /** How many other mails are tried to find out whether the server returns any. */
    private static final int OTHERS = 3;

    private final IMAPFolder folder;
    private final UidCommands commands;
    private final long uid;
    private boolean seen;

    MailFetch(IMAPFolder folder, long uid) {
        this.folder = folder;
        this.commands = new UidCommands(folder);
        this.uid = uid;
    }

    /** @throws WithheldMailException if the server does not return it, but answers otherwise */
    void write(OutputStream out) throws MessagingException, IOException {
        for (long start = 0; ; start += PIECE) {
            BODY piece = piece(start);
            ByteArray bytes = piece == null ? null : piece.getByteArray();
            boolean isWhole = bytes != null && bytes.getCount() > PIECE; // servers that cannot return a part do
            if (bytes == null || start > 0 && (isWhole || piece.getOrigin() != start)) {
                throw withheld();
            }
            out.write(bytes.getBytes(), bytes.getStart(), bytes.getCount());
            if (bytes.getCount() != PIECE) {
                return;
            }
        }
    }

    /** Whether the server says that it is read, now that it was fetched. */
    boolean isSeen() {
        return seen;
    }

    private BODY piece(long start) throws MessagingException {
        try {
            for (FetchResponse fetched :
                    commands.fetch(String.valueOf(uid), "BODY.PEEK[]<" + start + "." + PIECE + "> FLAGS")) {
                BODY body = fetched.getItem(BODY.class);
                if (UidCommands.uid(fetched) == uid && body != null) {
                    FLAGS flags = fetched.getItem(FLAGS.class);
                    seen = flags != null && flags.contains(Flags.Flag.SEEN);
                    return body;
                }
            }
            return null;
        } catch (MessagingException e) {
            if (UidCommands.isRefusal(e)) {
                return null;
            }
            throw e;
        }
    }

    private WithheldMailException withheld() throws MessagingException {
        int last = folder.getMessageCount();
        boolean others = false;
        for (int number = last; number > Math.max(0, last - OTHERS - 1); number--) {
            long other = folder.getUID(folder.getMessage(number));
            if (other > 0 && other != uid) {
                others = true;
                if (isReturned(other)) {
                    return WithheldMailException.refused();
                }
            }
        }
        return others ? WithheldMailException.refusedLikeAll() : WithheldMailException.refusedTheOnlyOne();
    }

    private boolean isReturned(long other) throws MessagingException {
        try {
            return commands.fetch(String.valueOf(other), "BODY.PEEK[]<0.1>").stream()
                    .map(fetched -> fetched.getItem(BODY.class))
                    .anyMatch(body -> body != null && body.getByteArray() != null);
        } catch (MessagingException e) {
            if (UidCommands.isRefusal(e)) {
                return false;
            }
            throw e;
        }
    }
}
