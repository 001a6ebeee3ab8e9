package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.route.failure.CaughtFault;
import io.github.vtigermail.route.failure.FaultMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the reason of a fault on the exchange, and logs what happened and what to do, once a minute for each mailbox and
 * reason.
 */
public final class NoteFault implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(NoteFault.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Map<String, Long> said = new ConcurrentHashMap<>();

    public NoteFault() {
        this(System::nanoTime);
    }

    /** @param nanoTime the time that passes, as {@link System#nanoTime}: the clock may be set */
    NoteFault(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void process(Exchange exchange) {
        Exception fault = CaughtFault.of(exchange);
        String reason = FaultMessage.reason(fault);
        exchange.setProperty(Outcome.REASON, reason);
        MailboxMail mail = MailExchange.on(exchange).inMailbox();
        if (isNews(mail.mailbox() + " " + reason)) {
            LOG.warn("mailbox={} mail={}: {}", mail.mailbox(), mail.hash(), FaultMessage.message(fault));
        }
    }

    private boolean isNews(String what) {
        long now = nanoTime.getAsLong();
        return said.merge(what, now, (last, next) -> next - last < QUIET.toNanos() ? last : next) == now;
    }
}
