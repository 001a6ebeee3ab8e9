package io.github.vtigermail.bench.load;

import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The connector that anyone would write first: one connection, one session, one mail at a time. Fetches the mail whole,
 * asks for its ticket, makes the comment, marks the mail as read. No ledger, no text cut off, nothing told twice apart.
 */
final class PlainConnector {
    private static final Pattern TICKET = Pattern.compile("\\bTT\\d+\\b");

    private final BareMailbox mailbox;
    private final BareSession vtiger;

    PlainConnector(BareMailbox mailbox, BareSession vtiger) {
        this.mailbox = mailbox;
        this.vtiger = vtiger;
    }

    /** Works on all unread mails. */
    void run() throws MessagingException, IOException {
        for (Message unread : mailbox.unread()) {
            MimeMessage mail = new MimeMessage((MimeMessage) unread); // the whole of it, with one command
            Matcher ticket = TICKET.matcher(mail.getSubject());
            if (ticket.find()) {
                vtiger.create(vtiger.ticketId(ticket.group()), text(mail));
                unread.setFlag(Flags.Flag.SEEN, true);
            }
        }
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        if (mail.getContent() instanceof MimeMultipart parts) {
            BodyPart first = parts.getBodyPart(0);
            return first.getContent().toString();
        }
        return mail.getContent().toString();
    }
}
