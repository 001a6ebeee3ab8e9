package io.github.vtigermail.route;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Enriches the exchange with a session at Vtiger: one that is at hand, a new one only if there is none. */
public final class WithSession implements Processor {
    private final Sessions sessions;

    public WithSession(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        sessions.take(exchange);
    }
}
