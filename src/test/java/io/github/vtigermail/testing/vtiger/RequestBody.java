package io.github.vtigermail.testing.vtiger;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields and files of a request's body, as PHP reads them.
 *
 * @param fields form fields; of two with one name the last
 * @param files file parts, at most {@link Limits#FILES}
 */
record RequestBody(Map<String, String> fields, List<UploadedFile> files) {
    static final RequestBody NONE = new RequestBody(Map.of(), List.of());

    /** Over PHP's limit for a whole request PHP reads nothing of it at all. */
    static RequestBody of(String contentType, byte[] body, UploadLimits limits) {
        if (contentType == null || body.length == 0 || body.length > limits.post()) {
            return NONE;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return new RequestBody(form(new String(body, StandardCharsets.ISO_8859_1)), List.of());
        }
        return type.startsWith("multipart/form-data") ? multipart(contentType, body, limits) : NONE;
    }

    /** Reads {@code a=1&b=2}; also the query of a URL. */
    static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (text == null) {
            return fields;
        }
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                fields.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    private static RequestBody multipart(String contentType, byte[] body, UploadLimits limits) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<UploadedFile> files = new ArrayList<>();
        for (MultipartReader.Part part : new MultipartReader(contentType, body).parts()) {
            if (part.fileName() == null) {
                fields.put(part.name(), new String(part.bytes(), StandardCharsets.UTF_8));
            } else if (!part.fileName().isEmpty() && files.size() < Limits.FILES) {
                byte[] handedOn = part.bytes().length > limits.file() ? new byte[0] : part.bytes();
                files.add(new UploadedFile(part.name(), part.fileName(), part.contentType(), handedOn));
            }
        }
        return new RequestBody(fields, files);
    }
}
