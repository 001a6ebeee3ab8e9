package io.github.vtigermail.library;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.route.NoteDeadLetter;
import io.github.vtigermail.route.NoteQuarantine;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/** The application's ledger as a bean of the template {@code vtiger-ticket-mailbox}. */
public final class ApplicationLedger extends ServiceSupport implements IdempotentRepository, CamelContextAware {
    private CamelContext context;

    /** Writes down why a mail is a dead letter. */
    public void noteDeadLetter(Exchange exchange) {
        new NoteDeadLetter(ledger().deadLetters()).process(exchange);
    }

    /** Writes down why a mail is in quarantine. */
    public void noteQuarantine(Exchange exchange) {
        new NoteQuarantine(ledger().quarantined()).process(exchange);
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
