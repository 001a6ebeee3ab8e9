package io.github.vtigermail.testing.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request to a real Vtiger and its answer.
 *
 * @param number its place in the order of sending
 * @param name what it shows
 * @param request what was sent
 * @param response what came back
 */
record Recording(int number, String name, JsonNode request, JsonNode response) {
    /** Texts of which the recordings keep only the beginning end so. */
    static final String CUT = "…";

    static List<Recording> in(Path folder) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> recordings.add(read(file)));
        }
        return recordings;
    }

    private static Recording read(Path file) {
        try {
            JsonNode json = StandInClient.JSON.readTree(file.toFile());
            int number = Integer.parseInt(file.getFileName().toString().substring(0, 2));
            return new Recording(number, json.path("name").asText(), json.path("request"), json.path("response"));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    boolean isGet() {
        return request.path("method").asText().equals("GET");
    }

    boolean isMultipart() {
        return request.has("multipart");
    }

    Map<String, String> query() {
        return texts(request.path("query"));
    }

    Map<String, String> form() {
        return texts(request.path("form"));
    }

    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        request.path("multipart").forEach(part -> {
            if (part.get(1).isTextual()) {
                parts.put(part.get(0).asText(), part.get(1).asText());
            }
        });
        return parts;
    }

    /** The files, those that were shortened at the given size again. */
    List<UploadedFile> files(int size) {
        List<UploadedFile> files = new ArrayList<>();
        request.path("multipart").forEach(part -> {
            JsonNode file = part.get(1);
            if (file.isObject()) {
                String content = file.path("content").asText();
                byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                if (content.endsWith(CUT)) {
                    bytes = new byte[size];
                    Arrays.fill(bytes, (byte) 'x');
                }
                files.add(new UploadedFile(
                        part.get(0).asText(),
                        file.path("filename").asText(),
                        file.path("contentType").asText(),
                        bytes));
            }
        });
        return files;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
