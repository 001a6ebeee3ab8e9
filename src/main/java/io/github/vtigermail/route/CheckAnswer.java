package io.github.vtigermail.route;

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

    public CheckAnswer(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        VtigerCall call = exchange.getProperty(OneMail.CALL, VtigerCall.class);
        try {
            exchange.getMessage().setBody(read(exchange, call.operation()));
        } catch (SessionLost lost) {
            sessions.lost(exchange);
            throw lost;
        }
    }

    static VtigerAnswer read(Exchange exchange, String operation) throws Exception {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        return VtigerAnswer.read(operation, status, body(exchange));
    }

    private static String body(Exchange exchange) throws IOException {
        try (InputStream body = exchange.getMessage().getBody(InputStream.class)) {
            return body == null ? "" : new String(body.readNBytes(VtigerAnswer.MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
