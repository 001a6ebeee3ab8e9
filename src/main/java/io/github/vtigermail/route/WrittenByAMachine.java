package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.Outcome;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Whether the mail is an automatic one: a bounce, an out-of-office reply, a list's. Vtiger mails people when a comment is
 * added, so an automatic answer taken in as a comment would make two machines talk for ever.
 */
public final class WrittenByAMachine {
    public boolean test(Exchange exchange) {
        Optional<String> sign = OneMail.on(exchange).read().automatic();
        sign.ifPresent(value -> exchange.setProperty(Outcome.REASON, "AUTOMATIC:" + value));
        return sign.isPresent();
    }
}
