package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.mailbox.MailboxMail;
import java.util.function.Predicate;
import org.apache.camel.Exchange;

/**
 * Of which mails a ledger may not know that they became comments: those that came before it can be certain, and all that lay
 * there at the start if it lost rows.
 */
public record MailsUnknown(Ledger ledger) implements Predicate<Exchange> {
    @Override
    public boolean test(Exchange exchange) {
        MailboxMail mail = MailExchange.on(exchange).inMailbox();
        return mail.received().isBefore(ledger.uncertainBefore()) || !ledger.isCertain() && mail.wasThereAtStart();
    }
}
