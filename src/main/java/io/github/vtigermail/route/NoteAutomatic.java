package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Leaves an automatic mail alone, with the sign by which it is one; the mailbox may have a folder for such mail. */
public final class NoteAutomatic implements Processor {
    @Override
    public void process(Exchange exchange) {
        MailExchange mail = MailExchange.on(exchange);
        String folder = mail.inMailbox().options().automatic().folder();
        exchange.setProperty(Outcome.PROPERTY, Outcome.LEFT_ALONE.name());
        exchange.setProperty(Outcome.REASON, "AUTOMATIC:" + mail.automaticSign().orElse(""));
        if (!folder.isEmpty()) {
            exchange.setProperty(Outcome.FOLDER, folder);
        }
    }
}
