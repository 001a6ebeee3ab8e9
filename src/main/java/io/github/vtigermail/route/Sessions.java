package io.github.vtigermail.route;

import io.github.vtigermail.vtiger.SessionPool;
import io.github.vtigermail.vtiger.VtigerFault;
import io.github.vtigermail.vtiger.VtigerSession;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** The session at Vtiger that a mail has from the first call to the end of its exchange. */
public final class Sessions {
    /** The exchange property that holds it: of this exchange alone, at whose end it goes back. */
    static final String PROPERTY = "VtigerSession";

    private final SessionPool pool;

    public Sessions(SessionPool pool) {
        this.pool = pool;
    }

    /** Takes one from the pool; it goes back when the exchange ends, however it ends. */
    void take(Exchange exchange) throws VtigerFault, InterruptedException {
        if (exchange.getProperty(PROPERTY) != null) {
            return;
        }
        exchange.setProperty(PROPERTY, new Held(pool.borrow()));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                VtigerSession session = held(done).session;
                if (session == null) {
                    pool.discard();
                } else {
                    pool.giveBack(session);
                }
            }
        });
    }

    /** The session of this mail; a new one, if Vtiger dropped the last. */
    VtigerSession of(Exchange exchange) throws VtigerFault, InterruptedException {
        Held held = held(exchange);
        if (held.session == null) {
            held.session = pool.renew();
        }
        return held.session;
    }

    /** Vtiger dropped it. */
    void lost(Exchange exchange) {
        held(exchange).session = null;
    }

    private static Held held(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Held.class);
    }

    /** Says nothing of the session when Camel prints it. */
    private static final class Held {
        private VtigerSession session;

        Held(VtigerSession session) {
            this.session = session;
        }
    }
}
