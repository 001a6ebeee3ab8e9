package io.github.vtigermail.route;

import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Whether the subject names no ticket, so that the mail is none of ours. */
public final class SubjectHasNoTicket {
    @Handler // or Camel searches, for each mail, for a converter that makes a processor of this
    public boolean test(Exchange exchange) {
        return MailExchange.on(exchange).inMailbox().references().isEmpty();
    }
}
