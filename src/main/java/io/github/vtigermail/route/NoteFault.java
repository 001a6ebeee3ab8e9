package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.LastResultHealthCheck;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the reason of a fault on the exchange, and says, once a minute for each mailbox and reason, what happened and what
 * to do.
 */
public final class NoteFault implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(NoteFault.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final NoteHealth health;
    private final LongSupplier nanoTime;
    private final boolean amongOthers;
    private final Map<String, Long> said = new ConcurrentHashMap<>();

    /** In a route of other people: not every fault is ours, and Vtiger's health is noted elsewhere. */
    public NoteFault() {
        this(new LastResultHealthCheck("vtiger"), System::nanoTime, true);
    }

    public NoteFault(LastResultHealthCheck health) {
        this(health, System::nanoTime, false);
    }

    /** @param nanoTime the time that passes, as {@link System#nanoTime}: the clock may be set */
    NoteFault(LastResultHealthCheck health, LongSupplier nanoTime, boolean amongOthers) {
        this.health = new NoteHealth(health);
        this.nanoTime = nanoTime;
        this.amongOthers = amongOthers;
    }

    @Override
    public void process(Exchange exchange) {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String reason = FaultInWords.reason(fault);
        exchange.setProperty(Outcome.REASON, reason);
        health.process(exchange);
        MailboxMail mail = OneMail.on(exchange).inMailbox();
        if (isNews(mail.mailbox() + " " + reason)) {
            String words = amongOthers ? FaultInWords.messageAmongOthers(fault, exchange) : FaultInWords.message(fault);
            LOG.warn("mailbox={} mail={}: {}", mail.mailbox(), mail.hash(), words);
        }
    }

    private boolean isNews(String what) {
        long now = nanoTime.getAsLong();
        return said.merge(what, now, (last, next) -> next - last < QUIET.toNanos() ? last : next) == now;
    }
}
