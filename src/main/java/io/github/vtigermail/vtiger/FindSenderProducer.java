package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.lookup.Contact;
import io.github.vtigermail.vtiger.lookup.LookAhead;
import io.github.vtigermail.vtiger.lookup.SenderFinder;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * {@code vtiger:findSender}: who has the address of the header, as Vtiger knows it: a contact, whose comment it becomes; one
 * of the staff, of whose comment the customer is notified; or neither. The body stays as it is.
 */
final class FindSenderProducer extends VtigerProducer {
    FindSenderProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        Message message = exchange.getMessage();
        SenderFinder senders = account.senders();
        LookAhead ahead = lookAhead(exchange);
        String address = message.getHeader(VtigerConstants.SENDER_ADDRESS, String.class);
        String ofTicket = message.getHeader(VtigerConstants.TICKET_CONTACT_ID, "", String.class);

        List<Contact> found = senders.contacts(session, address, ahead);
        List<String> contacts = found.stream().map(Contact::id).toList();
        List<String> organizations = found.stream()
                .map(Contact::organizationId)
                .filter(organization -> !organization.isEmpty())
                .distinct()
                .toList();
        boolean staff = senders.isStaff(session, address, ahead);
        message.setHeader(VtigerConstants.CONTACT_IDS, contacts);
        message.setHeader(VtigerConstants.CONTACT_ID, contact(contacts, ofTicket));
        message.setHeader(VtigerConstants.CONTACT_ORGANIZATION_IDS, organizations);
        message.setHeader(VtigerConstants.SENDER_IS_STAFF, staff);
        message.removeHeader(VtigerConstants.ORGANIZATION_IDS);
        message.removeHeader(VtigerConstants.SENDER_IN_COMMENTS);

        SenderSearch search =
                message.getHeader(VtigerConstants.SENDER_SEARCH, getEndpoint().getSenderSearch(), SenderSearch.class);
        boolean decided = staff
                || search == SenderSearch.NONE
                || search == SenderSearch.CRM && !contacts.isEmpty()
                || search == SenderSearch.TICKET
                        && (contacts.contains(ofTicket) || isColleague(message, organizations));
        if (!decided) {
            searchFurther(message, search, senders, session, address);
        }
    }

    private static boolean isColleague(Message message, List<String> organizations) {
        return organizations.contains(message.getHeader(VtigerConstants.TICKET_ORGANIZATION_ID, "", String.class));
    }

    private void searchFurther(
            Message message, SenderSearch search, SenderFinder senders, HeldSession session, String address)
            throws Exception {
        List<String> organizations = senders.organizations(session, address);
        message.setHeader(VtigerConstants.ORGANIZATION_IDS, organizations);
        String ofTicket = message.getHeader(VtigerConstants.TICKET_ORGANIZATION_ID, "", String.class);
        if (search == SenderSearch.TICKET && !organizations.contains(ofTicket)) {
            message.setHeader(
                    VtigerConstants.SENDER_IN_COMMENTS, senders.isInComments(session, ticketId(message), address));
        }
    }

    /** Several contacts may share an address: then it is the ticket's own, if it is among them, else nobody's. */
    private static String contact(List<String> contacts, String ofTicket) {
        if (contacts.size() == 1) {
            return contacts.get(0);
        }
        return contacts.contains(ofTicket) ? ofTicket : null;
    }
}
