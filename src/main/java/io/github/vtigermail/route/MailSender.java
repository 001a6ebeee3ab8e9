package io.github.vtigermail.route;

import io.github.vtigermail.vtiger.VtigerConstants;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Who sent a mail, as far as {@code vtiger:findSender} found out. */
final class MailSender {
    private final MailExchange mail;
    private final Message message;

    private MailSender(MailExchange mail, Message message) {
        this.mail = mail;
        this.message = message;
    }

    static MailSender of(Exchange exchange) {
        return new MailSender(MailExchange.on(exchange), exchange.getMessage());
    }

    /** Whether the sender may write to the ticket, as the mailbox says. */
    boolean mayWrite() {
        if (mail.isAllowed() || isStaff()) {
            return true;
        }
        return switch (mail.inMailbox().options().senders().policy()) {
            case ANYONE -> true;
            case CONTACTS -> isContact() || isOrganization();
            case CONTACT -> isContactOfTicket();
            case TICKET ->
                isContactOfTicket()
                        || isOfItsOrganization(VtigerConstants.CONTACT_ORGANIZATION_IDS)
                        || isOfItsOrganization(VtigerConstants.ORGANIZATION_IDS)
                        || is(VtigerConstants.SENDER_IN_COMMENTS);
        };
    }

    private boolean isContactOfTicket() {
        return ids(VtigerConstants.CONTACT_IDS).contains(text(VtigerConstants.TICKET_CONTACT_ID));
    }

    private boolean isOfItsOrganization(String organizations) {
        return ids(organizations).contains(text(VtigerConstants.TICKET_ORGANIZATION_ID));
    }

    /** Whether Vtiger knows nobody with the address, as far as it was asked. */
    boolean isStranger() {
        return !isContact() && !isOrganization() && !isStaff();
    }

    boolean isStaff() {
        return is(VtigerConstants.SENDER_IS_STAFF);
    }

    boolean isContact() {
        return !ids(VtigerConstants.CONTACT_IDS).isEmpty();
    }

    private boolean isOrganization() {
        return !ids(VtigerConstants.ORGANIZATION_IDS).isEmpty();
    }

    private boolean is(String header) {
        return message.getHeader(header, false, Boolean.class);
    }

    private String text(String header) {
        return message.getHeader(header, "", String.class);
    }

    private List<?> ids(String header) {
        return message.getHeader(header, List.of(), List.class);
    }
}
