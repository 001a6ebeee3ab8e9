package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.LastResultHealthCheck;
import io.github.vtigermail.vtiger.VtigerFault;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets the health check of Vtiger know of a fault that is Vtiger's. */
public final class NoteHealth implements Processor {
    private final LastResultHealthCheck health;

    public NoteHealth(LastResultHealthCheck health) {
        this.health = health;
    }

    @Override
    public void process(Exchange exchange) {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (fault instanceof VtigerFault || fault instanceof AnswerOverdue || fault instanceof IOException) {
            health.failed(FaultInWords.message(fault));
        }
    }
}
