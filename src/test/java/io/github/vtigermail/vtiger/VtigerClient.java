package io.github.vtigermail.vtiger;

import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** What the calls of this room come to at a Vtiger: sends them over HTTP, without Camel, and reads the answers. */
final class VtigerClient implements VtigerLogin {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final VtigerStandIn vtiger;
    private final String user;
    private final String accessKey;

    VtigerClient(VtigerStandIn vtiger, String user, String accessKey) {
        this.vtiger = vtiger;
        this.user = user;
        this.accessKey = accessKey;
    }

    @Override
    public VtigerSession logIn() throws VtigerFault {
        HttpRequest.Builder challenge = to(Map.of("operation", "getchallenge", "username", user));
        String token =
                read("getchallenge", challenge.GET()).result().path("token").asText();
        Map<String, String> form = Map.of("operation", "login", "username", user, "accessKey", md5(token + accessKey));
        VtigerAnswer login = read("login", to(Map.of()).POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
        return new VtigerSession(
                login.result().path("sessionName").asText(),
                login.result().path("userId").asText(),
                Instant.now());
    }

    VtigerAnswer call(VtigerSession session, VtigerCall call) throws VtigerFault {
        Map<String, String> form = new HashMap<>(call.form());
        form.put("sessionName", session.name());
        return read(call.operation(), to(call.url()).POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    private HttpRequest.Builder to(Map<String, String> query) {
        return HttpRequest.newBuilder(URI.create(vtiger.url() + "/webservice.php?" + encoded(query)))
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private VtigerAnswer read(String operation, HttpRequest.Builder request) throws VtigerFault {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return VtigerAnswer.read(operation, answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
