package io.github.vtigermail.route.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.SubjectPatterns;
import io.github.vtigermail.mail.SubjectReferences;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.support.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What many mails of everyday kinds become, if these are next to the project. Nothing is known of their tickets. */
class RealReadingTest {
    private static final Path READING = Path.of("..", "shared", "mail", "reading");
    private static final String LEFT_OUT = "[Quoted text or a signature was left out.";

    /** By kind, the mails that become something else, each with what is wrong. */
    private static Map<String, List<String>> wrong;

    private static int mails;

    @BeforeAll
    static void read() throws IOException {
        Path expected = READING.resolve("expected.json");
        assumeTrue(Files.exists(expected), "skipped: no " + expected + " beside the project");
        wrong = new TreeMap<>();
        for (JsonNode mail : new ObjectMapper().readTree(expected.toFile())) {
            mails++;
            for (String fault : faults(mail)) {
                wrong.computeIfAbsent(mail.path("kind").asText(), kind -> new ArrayList<>())
                        .add(mail.path("mail").asText() + ": " + fault);
            }
        }
    }

    @Test
    void whatWasRightIsRight() {
        assertThat(mails).isEqualTo(316);
        assertThat(wrong.getOrDefault("holds", List.of())).isEmpty();
    }

    @Test
    void whatLostACustomersWordsKeepsThem() {
        assertThat(wrong.entrySet().stream()
                        .filter(kind -> !kind.getKey().equals("holds"))
                        .flatMap(kind -> kind.getValue().stream().map(fault -> kind.getKey() + " " + fault)))
                .hasSizeLessThanOrEqualTo(ALLOWED);
    }

    /** Of 180. */
    private static final int ALLOWED = 0;

    private static List<String> faults(JsonNode expected) throws IOException {
        TicketMail mail;
        try (var source =
                Files.newInputStream(READING.resolve(expected.path("mail").asText()))) {
            mail = new MailReader().read(source, QuotedHistory.CUT);
        }
        String outcome = outcome(mail);
        if (!outcome.equals(expected.path("outcome").asText())) {
            return List.of("is " + outcome);
        }
        String comment = MailText.of(mail, false);
        boolean notice = comment.contains(LEFT_OUT);
        String text = text(comment);
        List<String> faults = new ArrayList<>();
        if (expected.has("text") && !lines(expected.path("text").asText()).equals(text)) {
            faults.add("reads\n" + text);
        }
        strings(expected.path("has")).filter(line -> !text.contains(line)).forEach(line -> faults.add("lacks " + line));
        strings(expected.path("lacks")).filter(text::contains).forEach(line -> faults.add("has " + line));
        if (expected.path("notice").asBoolean() && !notice) {
            faults.add("does not say that something was left out");
        }
        List<String> files = mail.files().stream().map(MailFile::name).toList();
        if (expected.has("files") && !strings(expected.path("files")).toList().equals(files)) {
            faults.add("has the files " + files);
        }
        return faults.size() < 2 ? faults : List.of(String.join("; ", faults));
    }

    private static String outcome(TicketMail mail) {
        SubjectReferences references = SubjectPatterns.DEFAULTS.find(mail.subject());
        if (references.isAmbiguous() || references.isMalformed()) {
            return "DEAD_LETTER";
        }
        boolean left = references.isEmpty()
                || mail.automatic().sign(Addresses.NONE, false).isPresent();
        return left ? "LEFT_ALONE" : "COMMENT";
    }

    /** The comment without its first line and without the notices of ours. */
    private static String text(String comment) {
        String below = comment.substring(comment.indexOf("\n\n") + 2);
        int notice = below.indexOf(LEFT_OUT);
        return lines(notice < 0 ? below : below.substring(0, notice));
    }

    private static Stream<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    /** Ignores white space at the ends of lines and around the text. */
    private static String lines(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .replaceAll("^\n+|\n+$", "");
    }
}
