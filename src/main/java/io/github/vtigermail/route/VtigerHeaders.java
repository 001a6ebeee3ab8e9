package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.options.NotificationTarget;
import io.github.vtigermail.vtiger.SenderSearch;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.comment.Audience;
import org.apache.camel.Message;

/** What {@code vtiger:} endpoints are asked about a mail that was read, in their headers. */
final class VtigerHeaders {
    private VtigerHeaders() {}

    static void set(Message message, MailExchange mail) {
        message.setHeader(VtigerConstants.TICKET_NUMBER, mail.ticketNumber());
        message.setHeader(VtigerConstants.TICKET_RECORD, mail.ticketRecord());
        message.setHeader(VtigerConstants.SENDER_ADDRESS, mail.read().sender().address());
        message.setHeader(VtigerConstants.SENDER_SEARCH, search(mail));
        message.setHeader(
                VtigerConstants.NOTIFY, audience(mail.inMailbox().options().notification()));
    }

    /** Who may write anyhow is not looked for. */
    private static SenderSearch search(MailExchange mail) {
        if (mail.isAllowed()) {
            return SenderSearch.NONE;
        }
        return switch (mail.inMailbox().options().senders().policy()) {
            case ANYONE, CONTACT -> SenderSearch.NONE;
            case CONTACTS -> SenderSearch.CRM;
            case TICKET -> SenderSearch.TICKET;
        };
    }

    /** Null if it depends on who wrote. */
    private static Audience audience(NotificationTarget target) {
        return switch (target) {
            case OWNER -> Audience.OWNER;
            case CUSTOMER -> Audience.CUSTOMER;
            case NOBODY -> Audience.NOBODY;
            case AUTO -> null;
        };
    }
}
