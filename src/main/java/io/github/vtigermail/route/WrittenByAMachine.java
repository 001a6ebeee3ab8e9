package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.mailbox.options.AutomaticOptions;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/**
 * Whether the mail is an automatic one: a bounce, an out-of-office reply, a list's. Vtiger mails people when a comment is
 * added, so an automatic answer taken in as a comment would make two machines talk for ever.
 */
public final class WrittenByAMachine {
    @Handler // as in SubjectHasTicket
    public boolean test(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        AutomaticOptions options = mail.inMailbox().options().automatic();
        Optional<String> sign = options.sign(mail.read().automatic());
        if (sign.isEmpty()) {
            return false;
        }
        exchange.setProperty(Outcome.REASON, "AUTOMATIC:" + sign.get());
        if (!options.folder().isEmpty()) {
            exchange.setProperty(Outcome.FOLDER, options.folder());
        }
        return true;
    }
}
