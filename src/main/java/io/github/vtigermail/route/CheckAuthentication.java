package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.options.SenderOptions;
import io.github.vtigermail.route.failure.QuarantinedException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** If the mailbox asks for it, a mail has to be authenticated by the trusted mail server: DMARC, DKIM or SPF. */
public final class CheckAuthentication implements Processor {
    @Override
    public void process(Exchange exchange) throws QuarantinedException {
        MailExchange mail = MailExchange.on(exchange);
        SenderOptions options = mail.inMailbox().options().senders();
        if (options.authentication().isEmpty() || mail.isReleased()) {
            return;
        }
        boolean passed = mail.read()
                .authentication()
                .confirms(
                        options.authentication(),
                        options.authenticationServer(),
                        mail.read().sender().address());
        if (!passed) {
            throw new QuarantinedException(
                    "NOT_AUTHENTICATED", "the mail server does not say that the mail is from its sender");
        }
    }
}
