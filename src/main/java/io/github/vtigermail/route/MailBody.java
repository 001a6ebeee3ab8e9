package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.route.comment.MailText;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The mail as the steps of other people's routes see it: its text as the body, and headers that say which mail it is. No
 * header of the mail is among them, and nothing that is a secret.
 */
public final class MailBody {
    /** The header with the mailbox's name. */
    public static final String MAILBOX = "CamelVtigerMailbox";
    /** The header with what the logs call the mail. */
    public static final String MAIL = "CamelVtigerMail";

    /** When the mail is read. */
    public void process(Exchange exchange) {
        MailExchange mail = MailExchange.on(exchange);
        MailboxMail inMailbox = mail.inMailbox();
        Message message = exchange.getMessage();
        message.setBody(MailText.of(mail.read(), false));
        message.setHeader(MAILBOX, inMailbox.mailbox());
        message.setHeader(MAIL, inMailbox.hash());
    }
}
