package io.github.vtigermail.route;

import org.apache.camel.Exchange;

/** Whether the subject has a ticket reference. One that does not is none of ours. */
public final class SubjectHasTicket {
    public boolean test(Exchange exchange) {
        return !OneMail.on(exchange).inMailbox().references().isEmpty();
    }
}
