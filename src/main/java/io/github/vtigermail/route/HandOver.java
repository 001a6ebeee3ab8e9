package io.github.vtigermail.route;

import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.Ticket;
import io.github.vtigermail.vtiger.VtigerRefused;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * From the exchange of an application's route to one of Vtiger's routes, which are in a Camel context of their own, and back:
 * what is known of the mail, in exchange properties. Neither body nor headers.
 */
public final class HandOver {
    /** The exchange property with the fault that Vtiger's routes ended with. */
    static final String FAULT = "VtigerFault";

    private static final List<String> OURS = List.of("Mail", "Vtiger", "Ledger");

    private HandOver() {}

    /** @throws IllegalStateException if the exchange has no mail that was read */
    public static void to(Exchange vtiger, Exchange application) {
        if (OneMail.on(application).read() == null) {
            throw new IllegalStateException("there is no mail on the exchange: the steps vtiger-find-ticket and "
                    + "vtiger-comment take those that vtiger-ticket-mailbox reads");
        }
        copy(application, vtiger);
    }

    /** Also after a fault: whether a comment may stand by now has to be known. */
    public static void back(Exchange vtiger, Exchange application) {
        copy(vtiger, application);
        application.setProperty(FAULT, vtiger.getException());
    }

    /** Vtiger may just have said that it is gone. */
    public static void forgetTicket(Exchange vtiger, LookUps lookUps) {
        Ticket ticket = OneMail.on(vtiger).ticket();
        if (ticket != null && vtiger.getException() instanceof VtigerRefused) {
            lookUps.forget(ticket);
        }
    }

    private static void copy(Exchange from, Exchange to) {
        from.getProperties().forEach((name, value) -> {
            if (OURS.stream().anyMatch(name::startsWith) && !name.equals(Sessions.PROPERTY)) {
                to.setProperty(name, value);
            }
        });
    }
}
