package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.vtiger.Ticket;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What the steps of other people's routes see of a mail: its text as the body, and headers of our names. No header of the
 * mail is among them, and nothing that is a secret.
 */
public final class ForSteps {
    /** The mailbox's name. */
    public static final String MAILBOX = "VtigerMailbox";
    /** What the logs call the mail. */
    public static final String MAIL = "VtigerMail";
    /** What the subject calls the ticket: its number, or its record id. */
    public static final String REFERENCE = "VtigerTicketReference";
    /** The ticket's record id in Vtiger, {@code 17x34}. */
    public static final String TICKET_ID = "VtigerTicketId";
    /** The ticket's number. */
    public static final String TICKET_NUMBER = "VtigerTicketNumber";
    /** The comment's record id in Vtiger. */
    public static final String COMMENT_ID = "VtigerCommentId";

    /** When the mail is read. */
    public void mail(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        Message message = exchange.getMessage();
        message.setBody(MailText.of(mail.read(), false));
        message.setHeader(MAILBOX, mail.inMailbox().mailbox());
        message.setHeader(MAIL, mail.inMailbox().hash());
        message.setHeader(REFERENCE, exchange.getProperty(Outcome.TICKET, String.class));
    }

    /** When its ticket is found, and its comment made, as far as they are. */
    public void vtiger(Exchange exchange) {
        Ticket ticket = OneMail.on(exchange).ticket();
        if (ticket != null) {
            exchange.getMessage().setHeader(TICKET_ID, ticket.id());
            exchange.getMessage().setHeader(TICKET_NUMBER, ticket.number());
        }
        String comment = exchange.getProperty(OneMail.COMMENT, String.class);
        if (comment != null) {
            exchange.getMessage().setHeader(COMMENT_ID, comment);
        }
    }
}
