package io.github.vtigermail.ledger;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * An idempotent repository that is only used with an exchange, because the exchange carries what is known about its claim.
 * The methods of the interface that have no exchange are not supported.
 */
abstract class ExchangeClaims extends ServiceSupport implements IdempotentRepository {
    @Override
    public final boolean add(String key) {
        throw withoutExchange();
    }

    @Override
    public final boolean remove(String key) {
        throw withoutExchange();
    }

    @Override
    public final boolean confirm(String key) {
        throw withoutExchange();
    }

    /** Does nothing: a repository that forgets its keys makes comments twice. */
    @Override
    public final void clear() {}

    private static UnsupportedOperationException withoutExchange() {
        return new UnsupportedOperationException("a claim needs an exchange");
    }
}
