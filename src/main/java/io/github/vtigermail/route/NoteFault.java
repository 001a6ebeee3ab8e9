package io.github.vtigermail.route;

import io.github.vtigermail.ledger.ClaimHeld;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Clock clock;
    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    public NoteFault(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String reason = FaultInWords.reason(fault);
        exchange.setProperty(Outcome.REASON, reason);
        MailboxMail mail = OneMail.on(exchange).inMailbox();
        if (!(fault instanceof ClaimHeld) && isNews(mail.mailbox() + " " + reason)) {
            LOG.warn("mailbox={} mail={}: {}", mail.mailbox(), mail.hash(), FaultInWords.message(fault));
        }
    }

    private boolean isNews(String what) {
        Instant now = clock.instant();
        Instant last = said.put(what, now);
        if (last != null && last.plus(QUIET).isAfter(now)) {
            said.put(what, last);
            return false;
        }
        return true;
    }
}
