package io.github.vtigermail.testing.threads;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the tests of threads test: the text of a mail's comment, given its ticket. One place, so it is easily changed. */
public final class NewText {

    /** Whether the ticket's text is used at all. Until it is, the tests of threads are ratchets. */
    public static final boolean COMPARED = false;

    private NewText() {}

    /** The text without the comment's first line and without its notices. */
    public static String of(byte[] mail, TicketText ticket) {
        return patterns(mail);
    }

    /** The same, of a ticket of which nothing is known. */
    public static String patterns(byte[] mail) {
        return read(mail, QuotedHistory.CUT);
    }

    /** All that the mail says. */
    public static String whole(byte[] mail) {
        return read(mail, QuotedHistory.KEPT);
    }

    private static String read(byte[] mail, QuotedHistory history) {
        try {
            return new MailReader()
                    .read(new ByteArrayInputStream(mail), history)
                    .text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
