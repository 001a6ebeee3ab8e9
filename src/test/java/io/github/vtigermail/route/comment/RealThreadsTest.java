package io.github.vtigermail.route.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.mail.history.TicketText;
import io.github.vtigermail.mail.history.TicketText.Comment;
import io.github.vtigermail.testing.threads.PostedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What mails become whose tickets are known, if these mails are next to the project. */
class RealThreadsTest {
    private static final Path THREADS = Path.of("..", "shared", "mail", "threads");

    /** Each mail that becomes something else, with what is wrong. */
    private static final List<String> WRONG = new ArrayList<>();

    /** The new lines that are in no comment, each with its mail. */
    private static final List<String> LOST = new ArrayList<>();

    private static int mails;

    @BeforeAll
    static void read() throws IOException {
        Path expected = THREADS.resolve("expected.json");
        assumeTrue(Files.exists(expected), "skipped: no " + expected + " beside the project");
        for (JsonNode mail : new ObjectMapper().readTree(expected.toFile())) {
            mails++;
            check(mail);
        }
    }

    @Test
    void theCommentIsWhatTheTicketDoesNotHaveYet() {
        assertThat(mails).isEqualTo(80);
        assertThat(WRONG).hasSizeLessThanOrEqualTo(ALLOWED_WRONG);
    }

    @Test
    void noNewLineIsLost() {
        assertThat(LOST).hasSizeLessThanOrEqualTo(ALLOWED_LOST);
    }

    /** Of 80. */
    private static final int ALLOWED_WRONG = 2;

    private static final int ALLOWED_LOST = 2;

    private static void check(JsonNode expected) throws IOException {
        String name = expected.path("mail").asText();
        String text = newText(Files.readAllBytes(THREADS.resolve(name)), ticket(expected.path("ticket_text")));
        List<String> faults = new ArrayList<>();
        strings(expected.path("lacks")).filter(text::contains).forEach(line -> faults.add("has " + line));
        if (expected.has("text") && !oneLine(expected.path("text").asText()).equals(oneLine(text))) {
            faults.add("reads\n" + text);
        }
        List<String> lost = Stream.concat(
                        strings(expected.path("has")),
                        expected.path("text").asText().lines())
                .filter(line -> !isIn(text, line))
                .toList();
        lost.forEach(line -> {
            faults.add("lacks " + line);
            LOST.add(name + ": " + line);
        });
        if (!faults.isEmpty()) {
            WRONG.add(name + ": " + String.join("; ", faults));
        }
    }

    private static String newText(byte[] mail, TicketText ticket) {
        return PostedText.of(mail, ticket);
    }

    private static TicketText ticket(JsonNode ticket) {
        return new TicketText(
                ticket.path("title").asText(),
                ticket.path("description").asText(),
                ticket.path("solution").asText(),
                strings(ticket.path("comments"))
                        .map(text -> new Comment(text, !text.startsWith("From ")))
                        .toList());
    }

    private static boolean isIn(String text, String line) {
        return oneLine(text).contains(oneLine(line));
    }

    /** However the mail program has broken the lines, and marked what the writer quotes. */
    private static String oneLine(String text) {
        return Arrays.stream(text.replaceAll("(?m)^>+", "").strip().split("\\s+"))
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
