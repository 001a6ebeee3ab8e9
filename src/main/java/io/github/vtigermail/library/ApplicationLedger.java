package io.github.vtigermail.library;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.route.NoteDeadLetter;
import io.github.vtigermail.route.NoteFault;
import io.github.vtigermail.route.NoteQuarantine;
import io.github.vtigermail.route.NoteRefusal;
import io.github.vtigermail.route.failure.RefusedLatelyException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/** The application's ledger as a bean of the template {@code vtiger-ticket-mailbox}. */
public final class ApplicationLedger extends ServiceSupport implements IdempotentRepository, CamelContextAware {
    private CamelContext context;

    private final NoteFault noteFault = new NoteFault();

    /** Before the mail is fetched: if Vtiger refused it a moment ago, it waits. */
    public void checkRefusals(Exchange exchange) throws RefusedLatelyException {
        Library.of(context).refusals().check(exchange);
    }

    /** Decides what becomes of a mail whose steps failed, and records why. */
    public void noteFailure(Exchange exchange) {
        Outcome outcome = FailureOutcome.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        switch (outcome) {
            case UNSETTLED -> noteFault.process(exchange);
            case REFUSED -> {
                new NoteRefusal(Library.of(context).refusals(), noteDeadLetter()).process(exchange);
                return;
            }
            case QUARANTINED -> new NoteQuarantine(ledger().quarantined()).process(exchange);
            case DEAD_LETTER -> noteDeadLetter().process(exchange);
            default -> {} // no failure: the mail waits
        }
        exchange.setProperty(Outcome.PROPERTY, outcome.name());
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        return claims().add(exchange, key);
    }

    @Override
    public boolean contains(Exchange exchange, String key) {
        return claims().contains(exchange, key);
    }

    @Override
    public boolean remove(Exchange exchange, String key) {
        return claims().remove(exchange, key);
    }

    @Override
    public boolean confirm(Exchange exchange, String key) {
        return claims().confirm(exchange, key);
    }

    @Override
    public boolean add(String key) {
        return claims().add(key);
    }

    @Override
    public boolean contains(String key) {
        return claims().contains(key);
    }

    @Override
    public boolean remove(String key) {
        return claims().remove(key);
    }

    @Override
    public boolean confirm(String key) {
        return claims().confirm(key);
    }

    @Override
    public void clear() {
        claims().clear();
    }

    private Claims claims() {
        return ledger().claims();
    }

    private NoteDeadLetter noteDeadLetter() {
        return new NoteDeadLetter(ledger().deadLetters());
    }

    private MailLedger ledger() {
        return Library.of(context).ledger();
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
