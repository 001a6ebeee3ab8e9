package io.github.vtigermail.route;

import io.github.vtigermail.ledger.DeadLetters;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.route.failure.CaughtFault;
import io.github.vtigermail.route.failure.FaultMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records why a mail became a dead letter: in the ledger and in the log. */
public final class NoteDeadLetter implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(NoteDeadLetter.class);

    private final DeadLetters deadLetters;

    public NoteDeadLetter(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Override
    public void process(Exchange exchange) {
        Exception fault = CaughtFault.of(exchange);
        String reason = FaultMessage.reason(fault);
        exchange.setProperty(Outcome.REASON, reason);
        MailboxMail mail = MailExchange.on(exchange).inMailbox();
        deadLetters.add(mail.mailbox(), mail.hash(), exchange.getProperty(Outcome.TICKET, String.class), reason);
        LOG.warn("mailbox={} mail={} is a dead letter: {}", mail.mailbox(), mail.hash(), FaultMessage.message(fault));
    }
}
