package io.github.vtigermail.testing.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small identity provider over HTTPS, as strict as real ones: it checks client secrets, signed assertions and PKCE, and
 * revokes everything when a rotated refresh token is used a second time.
 */
public final class IdentityServer implements AutoCloseable {
    /** How every secret of it begins; must be in no log. */
    public static final String MARK = IssuedTokens.MARK;
    /** The scope that a service account may ask for. */
    public static final String SCOPE = "https://mail.example.com/";

    /** An answer in place of what it would say. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private record Code(String user, String challenge, String redirect) {}

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final IssuedTokens tokens = new IssuedTokens();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, String> devices = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> grants = new CopyOnWriteArrayList<>();
    private final String user;
    private volatile Duration life = Duration.ofHours(1);
    private volatile Duration refreshLife;
    private volatile boolean rotates;
    private volatile Duration grace = Duration.ZERO;
    private volatile Answer fault;
    private volatile Runnable afterGrant = () -> {};

    /** @param user whose mailbox its tokens are for */
    public IdentityServer(String user) {
        this.user = user;
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(
                new HttpsConfigurator(TestCertificate.shared().serverContext()));
        server.setExecutor(threads);
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/token", this::token);
        server.createContext("/authorize", this::authorize);
        server.createContext("/device", this::device);
        server.createContext("/introspect", this::introspect);
        server.start();
    }

    /** Its address. */
    public URI uri(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    /** How long its access tokens are valid. */
    public IdentityServer life(Duration life) {
        this.life = life;
        return this;
    }

    /** How long its refresh tokens are valid, as it says. */
    public IdentityServer refreshLife(Duration refreshLife) {
        this.refreshLife = refreshLife;
        return this;
    }

    /** Gives a new refresh token each time, and accepts each only once. */
    public IdentityServer rotates() {
        rotates = true;
        return this;
    }

    /** The same, but accepts a used one again for a while, as many providers do: the answer may not have arrived. */
    public IdentityServer rotates(Duration grace) {
        this.grace = grace;
        return rotates();
    }

    /** Answers so to requests for tokens; null to be itself again. */
    public void answer(Answer answer) {
        fault = answer;
    }

    /** Is done when tokens are issued, before the answer is sent. */
    public void afterGrant(Runnable task) {
        afterGrant = task;
    }

    /** The grant types of the requests for tokens so far. */
    public List<String> grants() {
        return List.copyOf(grants);
    }

    /** The refresh tokens that were used a second time, which revoked everything. */
    public List<String> reused() {
        return tokens.reused();
    }

    /** How many access tokens it issued. */
    public int issued() {
        return tokens.accessCount();
    }

    /** The user takes the consent back. */
    public void revokeConsents() {
        tokens.revokeConsents();
    }

    /** The access tokens so far are of no use any more. */
    public void revokeAccess() {
        tokens.revokeAccess();
    }

    /** An access token as if it were issued elsewhere. */
    public String accessToken() {
        return tokens.access(user, life);
    }

    /** The client id, and the client secret. */
    public static Map<String, String> application() {
        return Map.of("oauthClientId", Application.ID, "oauthClientSecret", Application.SECRET);
    }

    /** The key file of a service account. */
    public static Path serviceAccountKey(Path folder) {
        try {
            String key = Files.readString(TestCertificate.shared().privateKeyPem());
            return Files.writeString(
                    folder.resolve("service-account.json"),
                    json(Map.of(
                            "type",
                            "service_account",
                            "client_email",
                            Application.SERVICE_ACCOUNT,
                            "private_key_id",
                            "key1",
                            "private_key",
                            key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with certificate and private key of the application. */
    public static Path certificate(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("application.pem"),
                    Files.readString(TestCertificate.shared().privateKeyPem())
                            + Files.readString(TestCertificate.shared().certificatePem()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A person opens the address and agrees. @return where the browser is sent */
    public URI agree(URI address) {
        return redirect(form(address.getRawQuery()), "code");
    }

    /** A person opens the address and refuses. @return where the browser is sent */
    public URI refuse(URI address) {
        return redirect(form(address.getRawQuery()), "error");
    }

    /** A person types in the code and agrees. */
    public void agreeToDevice(String userCode) {
        devices.replaceAll((device, state) -> state.equals(userCode) ? "" : state);
    }

    private URI redirect(Map<String, String> query, String result) {
        String value = "access_denied";
        if (result.equals("code")) {
            value = MARK + "Code" + number.incrementAndGet();
            codes.put(value, new Code(user, query.get("code_challenge"), query.get("redirect_uri")));
        }
        return URI.create(query.get("redirect_uri") + "?" + result + "=" + value + "&state=" + query.get("state"));
    }

    private void discovery(HttpExchange exchange) throws IOException {
        send(
                exchange,
                200,
                Map.of(
                        "issuer", uri("").toString(),
                        "jwks_uri", uri("/keys").toString(),
                        "subject_types_supported", List.of("public"),
                        "response_types_supported", List.of("code"),
                        "token_endpoint", uri("/token").toString(),
                        "authorization_endpoint", uri("/authorize").toString(),
                        "device_authorization_endpoint", uri("/device").toString()));
    }

    /** A page for a person; the form on it agrees. */
    private void authorize(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            byte[] page = ("<!DOCTYPE html><title>Sign in</title><form method=post action='/authorize?"
                            + exchange.getRequestURI()
                                    .getRawQuery()
                                    .replace("'", "%27")
                                    .replace("&", "&amp;")
                            + "'><button id=agree>Agree</button></form>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } else {
            exchange.getResponseHeaders()
                    .set("Location", agree(exchange.getRequestURI()).toString());
            exchange.sendResponseHeaders(302, -1);
        }
        exchange.close();
    }

    private void device(HttpExchange exchange) throws IOException {
        String device = MARK + "Device" + number.incrementAndGet();
        String userCode = "ABCD-" + number.get();
        devices.put(device, userCode);
        send(
                exchange,
                200,
                Map.of(
                        "device_code",
                        device,
                        "user_code",
                        userCode,
                        "verification_uri",
                        uri("/activate").toString(),
                        "expires_in",
                        900,
                        "interval",
                        1));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String grant = form.getOrDefault("grant_type", "");
        grants.add(grant.substring(grant.lastIndexOf(':') + 1));
        if (fault != null) {
            fault.to(exchange);
            exchange.close();
            return;
        }
        if (!grant.endsWith("jwt-bearer") && !Application.isKnown(basic(exchange, form), uri("/token"))) {
            send(exchange, 401, Map.of("error", "invalid_client", "error_description", "AADSTS7000222: expired"));
            return;
        }
        switch (grant) {
            case "client_credentials" -> grant(exchange, user, false);
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" ->
                grant(exchange, Application.subject(form.get("assertion"), SCOPE, uri("/token")), false);
            case "authorization_code" -> grant(exchange, user(codes.remove(form.get("code")), form), true);
            case "refresh_token" -> grant(exchange, tokens.use(form.get("refresh_token"), rotates, grace), rotates);
            case "urn:ietf:params:oauth:grant-type:device_code" -> ofDevice(exchange, form.get("device_code"));
            default -> send(exchange, 400, Map.of("error", "unsupported_grant_type"));
        }
    }

    private void ofDevice(HttpExchange exchange, String device) throws IOException {
        String state = devices.get(device);
        if (state != null && !state.isEmpty()) {
            send(exchange, 400, Map.of("error", "authorization_pending"));
        } else {
            grant(exchange, devices.remove(device) == null ? null : user, true);
        }
    }

    private static String user(Code code, Map<String, String> form) {
        boolean right = code != null
                && code.redirect().equals(form.get("redirect_uri"))
                && CodeChallenge.compute(
                                CodeChallengeMethod.S256,
                                new CodeVerifier(form.getOrDefault("code_verifier", "x".repeat(43))))
                        .getValue()
                        .equals(code.challenge());
        return right ? code.user() : null;
    }

    private void grant(HttpExchange exchange, String of, boolean refresh) throws IOException {
        if (of == null) {
            send(exchange, 400, Map.of("error", "invalid_grant", "error_description", MARK + "Description"));
            return;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.access(of, life));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", life.toSeconds());
        if (refresh) {
            answer.put("refresh_token", tokens.refresh(of));
            if (refreshLife != null) {
                answer.put("refresh_token_expires_in", refreshLife.toSeconds());
            }
        }
        afterGrant.run();
        send(exchange, 200, answer);
    }

    /** For the mail server: whose token is it? */
    private void introspect(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String of = tokens.user(form.getOrDefault("token", ""));
        send(exchange, 200, of == null ? Map.of("active", false) : Map.of("active", true, "username", of));
    }

    private static Map<String, String> basic(HttpExchange exchange, Map<String, String> form) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null) {
            return form;
        }
        String[] parts =
                new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
        Map<String, String> with = new LinkedHashMap<>(form);
        with.put("client_id", parts[0]);
        with.put("client_secret", parts[1]);
        return with;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> answer) throws IOException {
        send(exchange, status, "application/json", json(answer));
    }

    /** Sends an answer of any kind. */
    public static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String json(Map<String, ?> value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
