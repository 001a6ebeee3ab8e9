package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.options.SenderPolicy;
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
        if (mail.inMailbox().options().senders().policy() == SenderPolicy.TICKET) {
            throw new QuarantinedException(
                    "NOT_OF_THE_TICKET", "the sender is not the ticket's contact or organization");
        }
        throw new QuarantinedException("NOT_A_CONTACT", "the sender is not a contact or organization of the CRM");
    }
}
