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
 * Camel's health checks over HTTP: {@code /health} returns all of them as JSON, with status 200 if all are up and 503 if not;
 * {@code /health/live} returns 200 as long as the connector runs. Uses the JDK's own server, as camel-platform-http-main is
 * not available.
 */
public final class HealthServer extends ServiceSupport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context;
    private final InetSocketAddress address;
    private HttpServer server;
    private ExecutorService threads;

    /** @param address the address to listen on */
    public HealthServer(CamelContext context, InetSocketAddress address) {
        this.context = context;
        this.address = address;
    }

    @Override
    protected void doStart() {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new HealthPortException(address);
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

    private void answer(HttpExchange request) throws IOException {
        try (request) {
            String path = request.getRequestURI().getPath();
            if (!List.of("GET", "HEAD").contains(request.getRequestMethod())) {
                request.sendResponseHeaders(405, -1);
            } else if (path.equals("/health")) {
                answer(request, HealthCheckHelper.invoke(context, "full"));
            } else if (path.equals("/health/live")) {
                answer(request, List.of());
            } else {
                request.sendResponseHeaders(404, -1);
            }
        }
    }

    private void answer(HttpExchange request, Collection<HealthCheck.Result> results) throws IOException {
        boolean up =
                context.isStarted() && results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
        byte[] body = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(json(up, results))
                .concat("\n")
                .getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "application/json");
        request.getResponseHeaders().set("Cache-Control", "no-store");
        boolean headOnly = request.getRequestMethod().equals("HEAD");
        request.sendResponseHeaders(up ? 200 : 503, headOnly ? -1 : body.length);
        if (!headOnly) {
            request.getResponseBody().write(body);
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
