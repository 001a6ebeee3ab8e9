package io.github.vtigermail.route;

import io.github.vtigermail.vtiger.VtigerConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Puts what {@code vtiger:} endpoints are asked about the mail into headers, if they are not there. */
public final class AskAboutMail implements Processor {
    /** @throws IllegalStateException if there is no mail on the exchange */
    @Override
    public void process(Exchange exchange) {
        MailExchange mail = MailExchange.on(exchange);
        if (exchange.getMessage().getHeader(VtigerConstants.SENDER_SEARCH) == null) {
            VtigerHeaders.set(exchange.getMessage(), mail);
        }
    }
}
