package io.github.vtigermail.testing.vtiger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a real Vtiger answered to a request, the stand-in answers too. */
class RecordedContractTest {
    /** The stand-in is a Vtiger 8.2; what comes after that was recorded from an 8.3. */
    private static final int LAST = 70;

    private static final Path RECORDINGS = Path.of("..", "shared", "vtiger", "recorded");

    /** Differ from one answer to the next; of these the shape counts. */
    private static final Set<String> VOLATILE = Set.of(
            "token",
            "serverTime",
            "expireTime",
            "sessionName",
            "createdtime",
            "modifiedtime",
            "imageattachmentids",
            "note_no");

    private static final Pattern CUT = Pattern.compile("^(.*)…\\((\\d+) characters.*\\)$", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> the_stand_in_answers_as_the_recorded_vtiger() throws IOException {
        return recordings().stream()
                .map(recording -> DynamicTest.dynamicTest(
                        "%02d %s".formatted(recording.number(), recording.name()), () -> compare(recording)));
    }

    @Test
    void noRecordingIsLeftOut() throws IOException {
        assertThat(recordings())
                .extracting(Recording::number)
                .containsExactlyElementsOf(
                        Stream.iterate(1, n -> n + 1).limit(LAST).toList());
    }

    private static List<Recording> recordings() throws IOException {
        assumeTrue(
                Files.isDirectory(RECORDINGS),
                "The recordings of a real Vtiger are not here (" + RECORDINGS + "): nothing to compare with.");
        return Recording.in(RECORDINGS).stream()
                .filter(recording -> recording.number() <= LAST)
                .toList();
    }

    private static void compare(Recording recording) {
        try (RecordedServer server = new RecordedServer()) {
            StandInClient.Reply reply = server.replay(recording);
            JsonNode expected = recording.response();
            assertThat(reply.status()).isEqualTo(expected.path("status").asInt());
            assertThat(reply.contentType())
                    .isEqualTo(expected.path("headers").path("Content-Type").asText());
            if (expected.has("json")) {
                JsonNode json = shape(reply.json(), expected.path("json"));
                assertThat(json.toPrettyString())
                        .isEqualTo(shape(expected.path("json"), expected.path("json"))
                                .toPrettyString());
            } else {
                assertThat(reply.text()).isEqualTo(expected.path("text").asText());
            }
        }
    }

    /** The same with every volatile value as its shape, and texts cut where the recording cut them. */
    private static JsonNode shape(JsonNode actual, JsonNode recorded) {
        if (actual.isArray()) {
            ArrayNode array = StandInClient.JSON.createArrayNode();
            for (int i = 0; i < actual.size(); i++) {
                array.add(shape(actual.get(i), recorded.path(i)));
            }
            return array;
        }
        if (actual.isObject()) {
            ObjectNode object = StandInClient.JSON.createObjectNode();
            // describe's and listtypes' objects, whose order says nothing, are compared as maps
            actual.properties().stream()
                    .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                    .forEach(field -> {
                        JsonNode other = recorded.path(field.getKey());
                        object.set(field.getKey(), value(field.getKey(), field.getValue(), other));
                    });
            return object;
        }
        return actual;
    }

    private static JsonNode value(String name, JsonNode actual, JsonNode recorded) {
        boolean commentOrDocument = name.equals("id") && actual.asText().matches("(30|15)x\\d+");
        boolean numbers = name.equals("filename") && actual.asText().matches("\\d{2,}(,\\d+)*");
        if (VOLATILE.contains(name) || commentOrDocument || numbers) {
            return TextNode.valueOf(
                    actual.asText().replaceAll("[0-9a-f]+(?![a-zA-Z])", "#").replaceAll("[a-f#]+", "#"));
        }
        Matcher cut = CUT.matcher(recorded.asText());
        if (actual.isTextual() && cut.matches() && !actual.equals(recorded)) {
            String text = actual.asText();
            int kept = Math.min(cut.group(1).length(), text.length());
            return TextNode.valueOf(recorded.asText()
                    .replaceFirst("^(?s).*…", Matcher.quoteReplacement(text.substring(0, kept)) + "…")
                    .replace("(" + cut.group(2) + " ", "(" + text.length() + " "));
        }
        return shape(actual, recorded);
    }
}
