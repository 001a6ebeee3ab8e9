package io.github.vtigermail.route;

import io.github.vtigermail.mail.MailKey;
import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.SubjectReferences;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.Outcome;
import jakarta.mail.internet.MimeMessage;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Fetches the whole mail and reads it; from here on the exchange carries what it says, and the key of it. */
public final class ReadMail implements Processor {
    /** With it a sender flags the mail by himself, where Exchange takes it in ([MS-OXCMAIL] 2.2.3.2.16). */
    private static final String SENDERS_FLAG = "X-Message-Flag";

    private final MailReader reader = new MailReader();

    @Override
    public void process(Exchange exchange) throws Exception {
        OneMail mail = OneMail.on(exchange);
        MailboxMail inMailbox = mail.inMailbox();
        mail.isInMailbox(inMailbox);
        exchange.getMessage().setBody(null);

        SubjectReferences references = inMailbox.references();
        String ticket =
                references.references().stream().map(TicketReference::value).collect(Collectors.joining("/"));
        exchange.setProperty(Outcome.TICKET, ticket);
        requireOne(references);
        MimeMessage whole = inMailbox.whole();
        mail.isReleased(inMailbox.isFlagged() && whole.getHeader(SENDERS_FLAG) == null);
        TicketMail read = reader.read(whole, inMailbox.options().history());
        mail.isRead(read);
        mail.hasKey(MailKey.of(read, ticket));
    }

    /** @throws DeadLetter if it is not plain which ticket the subject names */
    static void requireOne(SubjectReferences references) throws DeadLetter {
        if (references.isMalformed()) {
            throw new DeadLetter("MALFORMED_REFERENCE", "what the subject pattern found is not a ticket's number");
        }
        if (references.isAmbiguous()) {
            throw new DeadLetter("AMBIGUOUS", "the subject names different tickets");
        }
    }
}
