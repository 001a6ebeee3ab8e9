package io.github.vtigermail.route;

import io.github.vtigermail.route.failure.QuarantinedException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets through who may write to the ticket, as the mailbox's option {@code senders} says. */
public final class CheckSender implements Processor {
    @Override
    public void process(Exchange exchange) throws QuarantinedException {
        MailExchange mail = MailExchange.on(exchange);
        if (MailSender.of(exchange).mayWrite()) {
            return;
        }
        throw switch (mail.inMailbox().options().senders().policy()) {
            case TICKET ->
                new QuarantinedException(
                        "NOT_OF_THE_TICKET", "the sender is not of the ticket's contact or organization");
            case CONTACT -> new QuarantinedException("NOT_OF_THE_TICKET", "the sender is not the ticket's contact");
            default ->
                new QuarantinedException("NOT_A_CONTACT", "the sender is not a contact or organization of the CRM");
        };
    }
}
