package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.mailbox.LastResultHealthCheck;
import io.github.vtigermail.vtiger.SessionLost;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes Vtiger's answer the body, or throws the fault that it is. */
public final class CheckAnswer implements Processor {
    private final Sessions sessions;
    private final LastResultHealthCheck health;

    public CheckAnswer(Sessions sessions, LastResultHealthCheck health) {
        this.sessions = sessions;
        this.health = health;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        VtigerCall call = exchange.getProperty(OneMail.CALL, VtigerCall.class);
        if (!isOfAProxyThatGaveUp(exchange)) {
            exchange.setProperty(Claims.PENDING, false);
        }
        try {
            exchange.getMessage().setBody(read(exchange, call.operation()));
            health.succeeded();
        } catch (SessionLost lost) {
            sessions.lost(exchange);
            throw lost;
        }
    }

    static VtigerAnswer read(Exchange exchange, String operation) throws Exception {
        return VtigerAnswer.read(operation, status(exchange), body(exchange));
    }

    /** Bad gateway, gateway time-out, and Cloudflare's: PHP may still be at work behind it. */
    private static boolean isOfAProxyThatGaveUp(Exchange exchange) {
        int status = status(exchange);
        return status == 502 || status == 504 || status == 520 || status == 524;
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private static String body(Exchange exchange) throws IOException {
        try (InputStream body = exchange.getMessage().getBody(InputStream.class)) {
            return body == null ? "" : new String(body.readNBytes(VtigerAnswer.MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
