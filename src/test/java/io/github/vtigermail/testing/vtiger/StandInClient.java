package io.github.vtigermail.testing.vtiger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plain client of the web service, for the stand-in's own tests. */
final class StandInClient {
    /** JSON as a test reads it. */
    static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What came back.
     *
     * @param status HTTP status
     * @param contentType header, or empty
     * @param text the body
     */
    record Reply(int status, String contentType, String text) {
        JsonNode json() {
            return parsed(text);
        }

        JsonNode result() {
            return json().path("result");
        }

        String code() {
            return json().path("error").path("code").asText();
        }
    }

    private static final String BOUNDARY = "stand-in-boundary";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    StandInClient(VtigerStandIn vtiger) {
        this.url = vtiger.url();
    }

    Reply get(Map<String, String> query) {
        return send(HttpRequest.newBuilder(URI.create(url + "/webservice.php?" + form(query))));
    }

    Reply page(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    Reply post(Map<String, String> query, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(webService(query))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    Reply multipart(Map<String, String> fields, List<UploadedFile> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(
                body,
                "Content-Disposition: form-data; name=\"" + name + "\"\r\n",
                value.getBytes(StandardCharsets.UTF_8)));
        files.forEach(file -> part(
                body,
                "Content-Disposition: form-data; name=\"" + file.field() + "\"; filename=\"" + file.name()
                        + "\"\r\nContent-Type: " + file.contentType() + "\r\n",
                file.bytes()));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(webService(Map.of()))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String head, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\n" + head + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    String challenge(String user) {
        return get(Map.of("operation", "getchallenge", "username", user))
                .result()
                .path("token")
                .asText();
    }

    Reply login(String user, String token, String accessKey) {
        return post(Map.of(), Map.of("operation", "login", "username", user, "accessKey", md5(token + accessKey)));
    }

    /** Logs in; returns the session's name. */
    String session(String user, String accessKey) {
        return login(user, challenge(user), accessKey)
                .result()
                .path("sessionName")
                .asText();
    }

    Reply query(String session, String query) {
        return post(Map.of("operation", "query", "query", query), Map.of("sessionName", session));
    }

    Reply comment(String session, Map<String, String> element) {
        return post(Map.of(), commentForm(session, element));
    }

    static Map<String, String> commentForm(String session, Map<String, String> element) {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("operation", "create");
            fields.put("sessionName", session);
            fields.put("elementType", "ModComments");
            fields.put("element", JSON.writeValueAsString(element));
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    private URI webService(Map<String, String> query) {
        return URI.create(url + "/webservice.php" + (query.isEmpty() ? "" : "?" + form(query)));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
