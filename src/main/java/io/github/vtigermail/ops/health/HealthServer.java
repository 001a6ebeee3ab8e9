package io.github.vtigermail.ops.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Camel's health checks for whoever asks over HTTP: {@code /health} with all of them as JSON, status 200 if all is well and
 * 503 if not; {@code /health/live} says whether the connector runs, whatever it can reach. By the JDK's own server, because
 * camel-platform-http is not to be had.
 */
public final class HealthServer extends ServiceSupport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context;
    private final InetSocketAddress address;
    private HttpServer server;
    private ExecutorService threads;

    /** @param address where it listens; port 0 for any */
    public HealthServer(CamelContext context, InetSocketAddress address) {
        this.context = context;
        this.address = address;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    protected void doStart() throws IOException {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException("health.port " + address.getPort() + " cannot be had: " + e.getMessage(), e);
        }
        threads = context.getExecutorServiceManager().newFixedThreadPool(this, "health", 2);
        server.setExecutor(threads);
        server.createContext("/health", this::answer);
        server.start();
    }

    @Override
    protected void doStop() {
        server.stop(0);
        context.getExecutorServiceManager().shutdownNow(threads);
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            String path = asked.getRequestURI().getPath();
            if (!List.of("GET", "HEAD").contains(asked.getRequestMethod())) {
                asked.sendResponseHeaders(405, -1);
            } else if (path.equals("/health")) {
                answer(asked, HealthCheckHelper.invoke(context, "full"));
            } else if (path.equals("/health/live")) {
                answer(asked, List.of());
            } else {
                asked.sendResponseHeaders(404, -1);
            }
        }
    }

    private void answer(HttpExchange asked, Collection<HealthCheck.Result> results) throws IOException {
        boolean up =
                context.isStarted() && results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
        byte[] body = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(json(up, results))
                .concat("\n")
                .getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", "application/json");
        asked.getResponseHeaders().set("Cache-Control", "no-store");
        boolean bare = asked.getRequestMethod().equals("HEAD");
        asked.sendResponseHeaders(up ? 200 : 503, bare ? -1 : body.length);
        if (!bare) {
            asked.getResponseBody().write(body);
        }
    }

    private static ObjectNode json(boolean up, Collection<HealthCheck.Result> results) {
        ObjectNode json = JSON.createObjectNode().put("status", up ? "UP" : "DOWN");
        ArrayNode checks = results.isEmpty() ? null : json.putArray("checks");
        results.stream()
                .sorted(Comparator.comparing(result -> result.getCheck().getId()))
                .forEach(result -> {
                    ObjectNode check = checks.addObject()
                            .put("name", result.getCheck().getId())
                            .put("status", result.getState().name());
                    result.getMessage().ifPresent(message -> check.put("reason", message));
                });
        return json;
    }
}
