package io.github.vtigermail.route;

import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Whether the subject has a ticket reference. One that does not is none of ours. */
public final class SubjectHasTicket {
    @Handler // or Camel looks, for each mail, for a converter that makes a processor of this
    public boolean test(Exchange exchange) {
        return !OneMail.on(exchange).inMailbox().references().isEmpty();
    }
}
