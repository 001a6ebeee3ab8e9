package io.github.vtigermail.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.mail.trust.Addresses;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import io.github.vtigermail.vtiger.Vtql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wrote, as Vtiger knows it: a contact, whose comment it becomes, or one of the staff, who wants the customer told.
 * An address that is not of a plain form is not looked up.
 */
public final class FindSender {
    private static final Logger LOG = LoggerFactory.getLogger(FindSender.class);

    private final LookUps lookUps;
    private final Addresses staff;
    private volatile boolean mayAskForUsers = true;

    public FindSender(LookUps lookUps, Addresses staff) {
        this.lookUps = lookUps;
        this.staff = staff;
    }

    /** Whether Vtiger has to be asked for the contact; if not, it is on the exchange already. */
    public boolean contactIsUnknown(Exchange exchange) {
        String address = address(exchange);
        if (!Vtql.isPlainAddress(address)) {
            return false;
        }
        Optional<List<String>> known = lookUps.contacts(address);
        known.ifPresent(ids -> isFrom(exchange, ids));
        return known.isEmpty();
    }

    public void askForContact(Exchange exchange) {
        exchange.setProperty(OneMail.CALL, VtigerCall.query(Vtql.contactsByAddress(address(exchange))));
    }

    public void takeContact(Exchange exchange) {
        List<String> ids = ids(exchange);
        lookUps.contactsAre(address(exchange), ids);
        isFrom(exchange, ids);
    }

    /** Whether Vtiger has to be asked for a user with this address; if not, the exchange knows already. */
    public boolean staffIsUnknown(Exchange exchange) {
        String address = address(exchange);
        OneMail mail = OneMail.on(exchange);
        if (staff.has(address)) {
            mail.isFromStaff(true);
            return false;
        }
        if (!Vtql.isPlainAddress(address)) {
            return false;
        }
        Optional<Boolean> known = lookUps.staff(address);
        mail.isFromStaff(known.orElse(false));
        return mayAskForUsers && known.isEmpty();
    }

    public void askForStaff(Exchange exchange) {
        exchange.setProperty(OneMail.CALL, VtigerCall.query(Vtql.usersByAddress(address(exchange))));
    }

    public void takeStaff(Exchange exchange) {
        boolean isStaff = !ids(exchange).isEmpty();
        lookUps.staffIs(address(exchange), isStaff);
        OneMail.on(exchange).isFromStaff(isStaff);
    }

    /** Only an administrator may ask for users: seen on Vtiger 8.2. From then on the setting has to do. */
    public void mayNotAskForStaff(Exchange exchange) {
        if (mayAskForUsers) {
            mayAskForUsers = false;
            LOG.info("Vtiger does not tell the user of vtiger.username who its users are: only the addresses of the "
                    + "setting \"staff\" count as the staff's");
        }
    }

    /** Several contacts may share an address: then the ticket's own, if it is among them, else nobody's. */
    private static void isFrom(Exchange exchange, List<String> contacts) {
        OneMail mail = OneMail.on(exchange);
        mail.hasContacts(contacts);
        if (contacts.size() == 1) {
            mail.isFromContact(contacts.get(0));
        } else if (contacts.contains(mail.ticket().contactId())) {
            mail.isFromContact(mail.ticket().contactId());
        }
    }

    static List<String> ids(Exchange exchange) {
        List<String> ids = new ArrayList<>();
        for (JsonNode row : exchange.getMessage().getBody(VtigerAnswer.class).result()) {
            ids.add(row.path("id").asText());
        }
        return ids;
    }

    private static String address(Exchange exchange) {
        return OneMail.on(exchange).read().sender().address();
    }
}
