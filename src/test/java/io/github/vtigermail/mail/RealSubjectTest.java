package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which ticket the subjects of many mails name, if these are next to the project. */
class RealSubjectTest {
    private static final Path READING = Path.of("..", "shared", "mail", "reading");

    @TestFactory
    Stream<DynamicTest> aSubjectNamesItsTicketAndNoNeighbour() throws IOException {
        Path expected = READING.resolve("expected.json");
        if (!Files.exists(expected)) {
            return Stream.of(DynamicTest.dynamicTest(
                    "skipped", () -> assumeTrue(false, "skipped: no " + expected + " beside the project")));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode mail : new ObjectMapper().readTree(expected.toFile())) {
            if (mail.has("ticket")) {
                String name =
                        mail.path("kind").asText() + " " + mail.path("mail").asText();
                tests.add(DynamicTest.dynamicTest(name, () -> check(mail)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    private static void check(JsonNode mail) throws IOException {
        String ticket = mail.path("ticket").asText();
        SubjectReferences found;
        try (var source = Files.newInputStream(READING.resolve(mail.path("mail").asText()))) {
            found = SubjectPatterns.DEFAULTS.find(
                    new MailReader().read(source, QuotedHistory.KEPT).subject());
        }
        assertThat(found.isEmpty()).isEqualTo(ticket.isEmpty());
        if (mail.path("outcome").asText().equals("DEAD_LETTER")) {
            assertThat(found.isAmbiguous() || found.isMalformed()).isTrue();
        } else if (!ticket.isEmpty()) {
            assertThat(found.references()).extracting(TicketReference::value).contains(ticket);
            assertThat(found.isAmbiguous() || found.isMalformed()).isFalse();
        }
    }
}
