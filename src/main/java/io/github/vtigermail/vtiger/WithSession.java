package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HeldSession;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Enriches the exchange with a session at Vtiger, out of the cache of those that are logged in. All {@code vtiger:} endpoints
 * that come after it use this session; it goes back to the cache when the exchange ends, however it ends.
 */
public final class WithSession implements Processor {
    private final VtigerComponent vtiger;

    public WithSession(VtigerComponent vtiger) {
        this.vtiger = vtiger;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        if (exchange.getProperty(VtigerConstants.SESSION) != null) {
            return;
        }
        HeldSession session = vtiger.account().borrowSession(exchange);
        exchange.setProperty(VtigerConstants.SESSION, session);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                session.close();
            }
        });
    }
}
