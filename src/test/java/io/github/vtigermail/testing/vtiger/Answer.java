package io.github.vtigermail.testing.vtiger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param status HTTP status
 * @param contentType as Vtiger or its proxy sends it
 * @param body the bytes
 * @param delivery how much of it arrives
 */
record Answer(int status, String contentType, byte[] body, Delivery delivery) {
    /** How much of an answer arrives. */
    enum Delivery {
        WHOLE,
        HALF,
        NOTHING
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PHP_TEXT = "text/html; charset=UTF-8";

    static Answer success(Object result) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("success", true);
        envelope.put("result", result);
        return json(envelope);
    }

    static Answer failure(Refusal refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", refusal.getMessage());
        error.put("code", refusal.code());
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("success", false);
        envelope.put("error", error);
        return json(envelope);
    }

    private static Answer json(Object value) {
        try {
            return new Answer(200, "application/json", JSON.writeValueAsBytes(value), Delivery.WHOLE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PHP printed something that is no envelope. */
    static Answer text(String text) {
        return new Answer(200, PHP_TEXT, text.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE);
    }

    static Answer html(int status, String page) {
        return new Answer(status, PHP_TEXT, page.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE);
    }

    /** PHP broke off. */
    static Answer empty500() {
        return new Answer(500, PHP_TEXT, new byte[0], Delivery.WHOLE);
    }

    /** The proxy answers by itself. */
    static Answer proxy(int status, String reason) {
        String page = """
                <html>\r
                <head><title>%1$d %2$s</title></head>\r
                <body>\r
                <center><h1>%1$d %2$s</h1></center>\r
                <hr><center>nginx/1.22.1</center>\r
                </body>\r
                </html>\r
                """.formatted(status, reason);
        return new Answer(status, "text/html", page.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE);
    }

    Answer behind(String warning) {
        byte[] before = warning.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(before, before.length + body.length);
        System.arraycopy(body, 0, all, before.length, body.length);
        return new Answer(status, PHP_TEXT, all, delivery);
    }

    /** With another value of this field. */
    Answer with(String field, String value) {
        String text = new String(body, StandardCharsets.UTF_8)
                .replaceAll("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");
        return new Answer(status, contentType, text.getBytes(StandardCharsets.UTF_8), delivery);
    }

    Answer delivered(Delivery how) {
        return new Answer(status, contentType, body, how);
    }
}
