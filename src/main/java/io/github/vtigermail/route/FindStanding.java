package io.github.vtigermail.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.mailbox.options.SenderPolicy;
import io.github.vtigermail.vtiger.AddressInText;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import io.github.vtigermail.vtiger.Vtql;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * What a sender who is not known to be allowed has to do with the CRM and with the ticket: whether an organization has the
 * address, and whether it stands in one of the ticket's comments. Asked only where the mailbox's option {@code senders}
 * wants to know. An address that is not of a plain form is nobody's.
 */
public final class FindStanding {
    /** How many comments are asked for at once: so many of the longest stay below what is read of an answer. */
    private static final int PAGE = 20;
    /** How many comments of a ticket are looked through. */
    private static final int MOST = 1_000;

    private final LookUps lookUps;

    public FindStanding(LookUps lookUps) {
        this.lookUps = lookUps;
    }

    /** Whether Vtiger has to be asked for an organization; if not, it is on the exchange already. */
    public boolean organizationIsUnknown(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        if (isDecided(mail)) {
            return false;
        }
        Optional<List<String>> known = lookUps.organizations(address(mail));
        known.ifPresent(mail::isFromOrganizations);
        return known.isEmpty();
    }

    public void askForOrganization(Exchange exchange) {
        ask(exchange, Vtql.organizationsByAddress(address(OneMail.on(exchange))));
    }

    public void takeOrganization(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        List<String> ids = FindSender.ids(exchange);
        lookUps.organizationsAre(address(mail), ids);
        mail.isFromOrganizations(ids);
    }

    /** Whether Vtiger has to be asked for more of the ticket's comments. */
    public boolean commentsAreUnknown(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        boolean wanted = mail.inMailbox().options().senders().policy() == SenderPolicy.TICKET;
        if (!wanted || isDecided(mail) || mail.isInComments().isPresent()) {
            return false;
        }
        Optional<Boolean> known = lookUps.isInComments(mail.ticket(), address(mail));
        known.ifPresent(mail::isInComments);
        return known.isEmpty();
    }

    public void askForComments(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        ask(exchange, Vtql.commentsOf(mail.ticket().id(), mail.commentsSeen(), PAGE));
    }

    public void takeComments(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        JsonNode rows = exchange.getMessage().getBody(VtigerAnswer.class).result();
        AddressInText address = new AddressInText(address(mail));
        boolean found = false;
        for (JsonNode row : rows) {
            found |= address.isIn(row.path("commentcontent").asText());
        }
        mail.commentsSeen(mail.commentsSeen() + PAGE);
        if (found || rows.size() < PAGE || mail.commentsSeen() >= MOST) {
            lookUps.inCommentsIs(mail.ticket(), address(mail), found);
            mail.isInComments(found);
        }
    }

    private static boolean isDecided(OneMail mail) {
        return MayWrite.test(mail) || !Vtql.isPlainAddress(address(mail));
    }

    private static void ask(Exchange exchange, String vtql) {
        exchange.setProperty(OneMail.CALL, VtigerCall.query(vtql));
    }

    private static String address(OneMail mail) {
        return mail.read().sender().address();
    }
}
