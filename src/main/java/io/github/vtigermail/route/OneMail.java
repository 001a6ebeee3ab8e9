package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.vtiger.Ticket;
import org.apache.camel.Exchange;

/**
 * What an exchange carries from step to step, by name. All of it stands in exchange properties, never in headers:
 * camel-http sends headers to Vtiger.
 */
final class OneMail {
    /** The key under which the ledger knows the mail; the routes name it. */
    static final String KEY = "MailKey";
    /** The call that the route is to make next. */
    static final String CALL = "VtigerCall";
    /** The id of the mail's comment, once it is made or found; the routes name it. */
    static final String COMMENT = "VtigerComment";

    private static final String IN_MAILBOX = "MailInMailbox";
    private static final String READ = "MailRead";
    private static final String TICKET = "VtigerTicket";
    private static final String CONTACT = "VtigerContact";
    private static final String STAFF = "VtigerStaff";

    private final Exchange exchange;

    private OneMail(Exchange exchange) {
        this.exchange = exchange;
    }

    static OneMail on(Exchange exchange) {
        return new OneMail(exchange);
    }

    MailboxMail inMailbox() {
        MailboxMail known = exchange.getProperty(IN_MAILBOX, MailboxMail.class);
        return known != null ? known : exchange.getMessage().getBody(MailboxMail.class);
    }

    void isInMailbox(MailboxMail mail) {
        exchange.setProperty(IN_MAILBOX, mail);
    }

    TicketMail read() {
        return exchange.getProperty(READ, TicketMail.class);
    }

    void isRead(TicketMail mail) {
        exchange.setProperty(READ, mail);
    }

    String key() {
        return exchange.getProperty(KEY, String.class);
    }

    void hasKey(String key) {
        exchange.setProperty(KEY, key);
    }

    Ticket ticket() {
        return exchange.getProperty(TICKET, Ticket.class);
    }

    void isOn(Ticket ticket) {
        exchange.setProperty(TICKET, ticket);
        exchange.setProperty(Claims.TICKET, ticket.id());
    }

    /** The contact whose comment it is, or null. */
    String contact() {
        return exchange.getProperty(CONTACT, String.class);
    }

    void isFromContact(String id) {
        exchange.setProperty(CONTACT, id);
    }

    boolean isFromStaff() {
        return exchange.getProperty(STAFF, false, Boolean.class);
    }

    void isFromStaff(boolean staff) {
        exchange.setProperty(STAFF, staff);
    }
}
