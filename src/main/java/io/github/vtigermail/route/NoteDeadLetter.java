package io.github.vtigermail.route;

import io.github.vtigermail.ledger.DeadLetters;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.Ticket;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down why a mail became a dead letter: in the ledger and in the log. */
public final class NoteDeadLetter implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(NoteDeadLetter.class);

    private final DeadLetters deadLetters;
    private final LookUps lookUps;
    private final boolean amongOthers;

    /** In a route of other people: not every fault is ours. */
    public NoteDeadLetter(DeadLetters deadLetters) {
        this(deadLetters, new LookUps(Duration.ZERO), true);
    }

    public NoteDeadLetter(DeadLetters deadLetters, LookUps lookUps) {
        this(deadLetters, lookUps, false);
    }

    private NoteDeadLetter(DeadLetters deadLetters, LookUps lookUps, boolean amongOthers) {
        this.amongOthers = amongOthers;
        this.deadLetters = deadLetters;
        this.lookUps = lookUps;
    }

    @Override
    public void process(Exchange exchange) {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String reason = FaultInWords.reason(fault);
        exchange.setProperty(Outcome.REASON, reason);
        MailboxMail mail = OneMail.on(exchange).inMailbox();
        Ticket ticket = OneMail.on(exchange).ticket();
        if (ticket != null) {
            lookUps.forget(ticket); // Vtiger may just have said that it is gone
        }
        deadLetters.add(mail.mailbox(), mail.hash(), exchange.getProperty(Outcome.TICKET, String.class), reason);
        String words = amongOthers ? FaultInWords.messageAmongOthers(fault, exchange) : FaultInWords.message(fault);
        LOG.warn("mailbox={} mail={} is a dead letter: {}", mail.mailbox(), mail.hash(), words);
    }
}
