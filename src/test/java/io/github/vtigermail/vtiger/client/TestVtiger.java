package io.github.vtigermail.vtiger.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.support.LastResultHealthCheck;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import io.github.vtigermail.vtiger.failure.OptionNames;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** A stand-in with an administrator {@code mailbot}, and our client to it, as a route has it. */
public final class TestVtiger implements AutoCloseable {
    /** How the standalone connector calls the options. */
    public static final OptionNames NAMES = option -> "vtiger." + option;

    private final CamelContext camel = new DefaultCamelContext();
    private final VtigerStandIn standIn = VtigerStandIn.start();
    private final String userId = standIn.addUser("mailbot", "key", "mailbot@example.com", true);
    private final HttpTransport http;
    private final VtigerClient client;

    public TestVtiger() {
        camel.start();
        http = transport(camel, standIn.url(), Duration.ofSeconds(60));
        client = new VtigerClient(
                http,
                "mailbot",
                () -> "key",
                8,
                Duration.ofMinutes(20),
                new LastResultHealthCheck("vtiger"),
                Clock.systemUTC());
    }

    static HttpTransport transport(CamelContext camel, String url, Duration timeout) {
        return new HttpTransport(
                camel,
                new HttpComponent(),
                url,
                8,
                new HttpTransport.Timeouts(Duration.ofSeconds(5), timeout, timeout),
                NAMES);
    }

    public VtigerStandIn standIn() {
        return standIn;
    }

    public String userId() {
        return userId;
    }

    public VtigerClient client() {
        return client;
    }

    SessionPool.Login logIn() {
        return new LogIn(http, "mailbot", () -> "key", Clock.systemUTC());
    }

    /** The rows of a query, with a session of its own. */
    public List<JsonNode> query(String vtql) throws Exception {
        try (HeldSession session = client.borrowSession("test")) {
            return client.query(session, vtql);
        }
    }

    /** A new record, with a session of its own. */
    public JsonNode create(String module, JsonNode fields) throws Exception {
        try (HeldSession session = client.borrowSession("test")) {
            return client.create(session, module, fields, List.of());
        }
    }

    @Override
    public void close() {
        client.close();
        camel.stop();
        standIn.close();
    }
}
