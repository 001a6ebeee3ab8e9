package io.github.vtigermail.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.VtigerFault;
import io.github.vtigermail.vtiger.VtigerLogin;
import io.github.vtigermail.vtiger.VtigerSession;
import io.github.vtigermail.vtiger.VtigerUnavailable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * The steps of the route that logs in at Vtiger, and the way to it for the pool of sessions. Seen on Vtiger 8.2: the
 * challenge is asked for by GET, the login is a POST with the md5 of the challenge and the access key.
 */
public final class LogIn implements VtigerLogin {
    private final CamelContext context;
    private final String username;
    private final Supplier<String> accessKey;
    private final Clock clock;

    /** @param accessKey asked at each login, so that a key that was replaced in its file is taken up */
    public LogIn(CamelContext context, String username, Supplier<String> accessKey, Clock clock) {
        this.context = context;
        this.username = username;
        this.accessKey = accessKey;
        this.clock = clock;
    }

    @Override
    public VtigerSession logIn() throws VtigerFault {
        ProducerTemplate template = context.createProducerTemplate();
        Exchange done = template.request("direct:vtiger-log-in", exchange -> {});
        Exception fault = done.getException();
        if (fault instanceof VtigerFault known) {
            throw known;
        }
        if (fault != null) {
            throw new VtigerUnavailable("NO_CONNECTION", FaultInWords.message(fault));
        }
        return done.getMessage().getBody(VtigerSession.class);
    }

    /** First step: asks for a challenge. */
    public void challenge(Exchange exchange) {
        Http.get(exchange, Map.of("operation", "getchallenge", "username", username));
    }

    /** Second step: answers it. */
    public void answer(Exchange exchange) throws Exception {
        String token = CheckAnswer.read(exchange, "getchallenge")
                .result()
                .path("token")
                .asText();
        Http.post(
                exchange,
                Map.of(),
                Map.of("operation", "login", "username", username, "accessKey", md5(token + accessKey.get())));
    }

    /** Third step: what came of it. */
    public void session(Exchange exchange) throws Exception {
        JsonNode result = CheckAnswer.read(exchange, "login").result();
        exchange.getMessage()
                .setBody(new VtigerSession(
                        result.path("sessionName").asText(),
                        result.path("userId").asText(),
                        clock.instant()));
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5"); // Vtiger's protocol, not our choice
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
