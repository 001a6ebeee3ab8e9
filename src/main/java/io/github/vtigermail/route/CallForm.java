package io.github.vtigermail.route;

import io.github.vtigermail.vtiger.VtigerCall;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes an HTTP request of the call that the exchange carries: the session goes into the body, never into the URL. */
public final class CallForm implements Processor {
    private final Sessions sessions;

    public CallForm(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        VtigerCall call = exchange.getProperty(OneMail.CALL, VtigerCall.class);
        Map<String, String> form = new HashMap<>(call.form());
        form.put("sessionName", sessions.of(exchange).name());
        if (call.files().isEmpty()) {
            Http.post(exchange, call.url(), form);
        } else {
            Http.post(exchange, call.url(), form, call.files());
        }
    }
}
