package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.lookup.Ticket;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code vtiger:findTicket}: by number or record, from headers or the option {@code ticket}. The body stays as it is. */
final class FindTicketProducer extends VtigerProducer {
    FindTicketProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        Message message = exchange.getMessage();
        String record = message.getHeader(VtigerConstants.TICKET_RECORD, String.class);
        String number = record == null
                ? required(
                        message,
                        VtigerConstants.TICKET_NUMBER,
                        "ticket",
                        getEndpoint().getTicket())
                : message.getHeader(VtigerConstants.TICKET_NUMBER, String.class);
        Ticket ticket = account.tickets().find(session, number, record, lookAhead(exchange));
        exchange.setProperty(VtigerConstants.TICKET, ticket);
        message.setHeader(VtigerConstants.TICKET_ID, ticket.id());
        message.setHeader(VtigerConstants.TICKET_NUMBER, ticket.number());
        message.setHeader(VtigerConstants.TICKET_CONTACT_ID, ticket.contactId());
        message.setHeader(VtigerConstants.TICKET_ORGANIZATION_ID, ticket.organizationId());
    }
}
