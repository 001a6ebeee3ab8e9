package io.github.vtigermail.testing.threads;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.history.NewText;
import io.github.vtigermail.mail.history.TicketText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a mail's comment says, without the comment's first line and without its notices. */
public final class PostedText {
    private PostedText() {}

    /** Compared with the ticket, as the line does it. */
    public static String of(byte[] mail, TicketText ticket) {
        TicketMail read = read(mail, QuotedHistory.TICKET);
        return read.mayQuote() ? NewText.of(read.whole(), read.text(), ticket).text() : read.text();
    }

    /** What the patterns of mail programs leave, whatever the ticket has. */
    public static String patterns(byte[] mail) {
        return read(mail, QuotedHistory.CUT).text();
    }

    /** All that the mail says. */
    public static String whole(byte[] mail) {
        return read(mail, QuotedHistory.KEPT).text();
    }

    private static TicketMail read(byte[] mail, QuotedHistory history) {
        try {
            return new MailReader().read(new ByteArrayInputStream(mail), history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
