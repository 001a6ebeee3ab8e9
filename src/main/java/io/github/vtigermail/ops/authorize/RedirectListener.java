package io.github.vtigermail.ops.authorize;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Waits on this machine alone for the browser that comes back from the identity provider. */
final class RedirectListener implements AutoCloseable {
    private static final Pattern RETURN = Pattern.compile("(?:^|&)(?:code|error)=");
    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                    + "content=\"width=device-width,initial-scale=1\"><title>%1$s</title></head><body><p>%1$s</p></body></html>";

    private final HttpServer server;
    private final URI redirect;
    private final Consumer<URI> came;

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     * @param came gets the whole address that the browser was sent to; throws what is wrong with it
     * @throws IOException if something else listens there
     */
    RedirectListener(int port, Consumer<URI> came) throws IOException {
        this.came = came;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        redirect = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address that the browser is to be sent to. */
    URI redirect() {
        return redirect;
    }

    /** Whether it is where a browser is sent after a consent was given or refused, by its path and the names in its query. */
    static boolean isReturn(URI address) {
        return "/".equals(address.getPath())
                && address.getRawQuery() != null
                && RETURN.matcher(address.getRawQuery()).find();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI address = exchange.getRequestURI();
            if (!exchange.getRequestMethod().equals("GET") || !isReturn(address)) { // a browser asks for its icon
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            try {
                came.accept(redirect.resolve("/?" + address.getRawQuery()));
                send(exchange, 200, "The consent is stored. You can close this window; the terminal goes on.");
            } catch (RuntimeException e) {
                send(exchange, 400, "This did not work. The terminal says why.");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] page = PAGE.formatted(text).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    /** After the browser has its answer. */
    @Override
    public void close() {
        server.stop(1);
    }
}
