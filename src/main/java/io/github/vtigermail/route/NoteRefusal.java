package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.route.failure.CaughtFault;
import io.github.vtigermail.route.failure.FaultMessage;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of a mail whose comment Vtiger refused: it waits until the refusal is final, then it is a dead letter. */
public final class NoteRefusal implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(NoteRefusal.class);

    private final Refusals refusals;
    private final NoteDeadLetter noteDeadLetter;

    public NoteRefusal(Refusals refusals, NoteDeadLetter noteDeadLetter) {
        this.refusals = refusals;
        this.noteDeadLetter = noteDeadLetter;
    }

    @Override
    public void process(Exchange exchange) {
        Outcome outcome = Outcome.REFUSED;
        Exception fault = CaughtFault.of(exchange);
        if (fault instanceof VtigerDeniedException refusal) {
            if (refusals.add(exchange, refusal)) {
                noteDeadLetter.process(exchange);
                outcome = Outcome.DEAD_LETTER;
            } else if (refusals.isFirst(exchange)) {
                MailboxMail mail = MailExchange.on(exchange).inMailbox();
                LOG.info(
                        "mailbox={} mail={} waits, as that may pass: {}; if it stays so, the mail is a dead letter after at most {} s",
                        mail.mailbox(),
                        mail.hash(),
                        FaultMessage.message(refusal),
                        refusals.time().toSeconds());
            }
        }
        exchange.setProperty(Outcome.PROPERTY, outcome.name());
    }
}
