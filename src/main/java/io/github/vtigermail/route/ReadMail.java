package io.github.vtigermail.route;

import io.github.vtigermail.mail.MailKey;
import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.SubjectReferences;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.route.failure.DeadLetterException;
import io.github.vtigermail.vtiger.VtigerConstants;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Fetches the whole mail and reads it; from then on the exchange has what it says, its key, and what Vtiger is asked for. */
public final class ReadMail implements Processor {
    /** With it a sender flags the mail by himself, where Exchange takes it in ([MS-OXCMAIL] 2.2.3.2.16). */
    private static final String SENDERS_FLAG = "X-Message-Flag";

    private final MailReader reader = new MailReader();
    private final LookAheads lookAheads = new LookAheads();

    @Override
    public void process(Exchange exchange) throws Exception {
        MailExchange mail = MailExchange.on(exchange);
        MailboxMail inMailbox = mail.inMailbox();
        exchange.getMessage().setBody(null);

        SubjectReferences references = inMailbox.references();
        exchange.setProperty(Outcome.TICKET, references.name());
        requireOne(references);
        MimeMessage whole = inMailbox.whole();
        mail.setReleased(inMailbox.isFlagged() && whole.getHeader(SENDERS_FLAG) == null);
        TicketMail read = reader.read(whole, inMailbox.options().history());
        mail.setRead(read);
        String key = MailKey.of(read, references);
        exchange.setProperty(MailExchange.KEY, key);
        exchange.setProperty(VtigerConstants.COMMENT_KEY, key); // as a property, which no step removes with the headers
        mail.setComment(new ClaimedComment(exchange));
        exchange.setProperty(VtigerConstants.COMMENT_LISTENER, mail.comment());
        exchange.setProperty(VtigerConstants.TEXTS_NEEDED, mail.needsTexts());
        exchange.setProperty(VtigerConstants.LOOK_AHEAD, lookAheads.of(inMailbox));
        exchange.setProperty(VtigerConstants.LOG_NAME, "mailbox=" + inMailbox.mailbox() + " mail=" + inMailbox.hash());
        VtigerHeaders.set(exchange.getMessage(), mail);
    }

    /** @throws DeadLetterException if it is not plain which ticket the subject names */
    static void requireOne(SubjectReferences references) throws DeadLetterException {
        if (references.isMalformed()) {
            throw new DeadLetterException(
                    "MALFORMED_REFERENCE", "what the subject pattern found is not a ticket's number");
        }
        if (references.isAmbiguous()) {
            throw new DeadLetterException("AMBIGUOUS", "the subject names different tickets");
        }
    }
}
