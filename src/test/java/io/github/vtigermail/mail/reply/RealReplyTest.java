package io.github.vtigermail.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.charset.Charsets;
import io.github.vtigermail.mail.mime.CleanText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Replies of public test suites, if they are next to the project: a comment must show what is new. */
class RealReplyTest {

    private static final Path MAIL = Path.of("..", "shared", "mail");
    private static final String SENDER = "From: Some Customer <customer@example.com>\n";

    /** A mail that is nothing but quotes is left as it is, although the suite expects an empty text. */
    private static final List<String> OTHERWISE = List.of("spam_1.txt");

    @Test
    void plainRepliesAreTrimmedAsThePublicSuiteExpects() throws IOException {
        List<String> different = new ArrayList<>();
        List<Path> files = files("quoted-replies/mail", ".txt");
        for (Path file : files) {
            String expected = lines(expected(file));
            String text = Files.readString(file).replace("\r\n", "\n");
            String trimmed = ReplyTrimmer.trim(text, ReplyTrimmer.Source.PLAIN, new Correspondents("", null, List.of()))
                    .map(ReplyTrimmer.Trimmed::text)
                    .orElse(text);
            if (!lines(trimmed).equals(expected)) {
                different.add(file.getFileName().toString());
            }
        }
        assertThat(files).hasSize(64);
        assertThat(different).isEqualTo(OTHERWISE);
    }

    @Test
    void plainRepliesAreTrimmedTheSameWayInAWholeMail() throws IOException {
        List<String> different = new ArrayList<>();
        for (Path file : files("quoted-replies/mail", ".txt")) {
            String expected = expected(file);
            String mail =
                    SENDER + "Subject: Re: TT12\nContent-Type: text/plain; charset=utf-8\n\n" + Files.readString(file);
            if (!read(mail.getBytes(StandardCharsets.UTF_8)).text().equals(CleanText.lines(expected))) {
                different.add(file.getFileName().toString());
            }
        }
        assertThat(different).isEqualTo(OTHERWISE);
    }

    @Test
    void mailOfManyClientsIsTrimmedToItsNewText() throws IOException {
        for (Path file : files("client-html", ".eml")) {
            TicketMail mail = read(Files.readAllBytes(file));
            assertThat(mail.historyCut()).as(file.toString()).isTrue();
            if (file.endsWith("reply-quotations-share-block.eml")) {
                assertThat(mail.text()).startsWith("Hi Katharine").endsWith("Joe XXX");
            } else {
                assertThat(mail.text()).as(file.toString()).isIn("Hello", "Hello\n\n-- \nxxx");
            }
        }
    }

    @Test
    void htmlOfManyClientsIsTrimmedToItsNewText() throws IOException {
        for (Path file : files("client-html", "html")) {
            String html = Charsets.decode(Files.readAllBytes(file), null);
            TicketMail mail = read(
                    (SENDER + "Content-Type: text/html; charset=utf-8\n\n" + html).getBytes(StandardCharsets.UTF_8));
            assertThat(mail.text().replace("\n\n", "\n"))
                    .as(file.toString())
                    .isEqualTo("Hi. I am fine.\nThanks,\nAlex");
            assertThat(mail.historyCut()).isTrue();
        }
    }

    @Test
    void theHtmlOfMailOfManyClientsIsTrimmedToItsNewTextToo() throws IOException {
        for (Path file : files("client-html", ".eml")) {
            String source =
                    Files.readString(file).replace("Content-Type: text/plain", "Content-Type: application/x-plain");
            TicketMail mail = read(source.getBytes(StandardCharsets.UTF_8));
            if (mail.text().isEmpty()) {
                continue; // it has no HTML
            }
            String first = mail.text().lines().findFirst().orElseThrow();
            assertThat(first).as(file.toString()).matches("Hello|Hi Katharine.*|Allo! Follow up MIME!");
            assertThat(mail.text().lines().count()).as(file.toString()).isLessThanOrEqualTo(3);
            assertThat(mail.historyCut()).as(file.toString()).isTrue();
        }
    }

    /** Ignores white space at the ends of lines and around the text. */
    private static String lines(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .replaceAll("^\n+|\n+$", "");
    }

    private static String expected(Path file) throws IOException {
        return Files.readString(file.getParent().resolveSibling("expected").resolve(file.getFileName()));
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        Path files = MAIL.resolve(folder);
        assumeTrue(Files.isDirectory(files), "skipped: no " + files + " beside the project");
        try (Stream<Path> found = Files.list(files)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static TicketMail read(byte[] source) throws IOException {
        return new MailReader().read(new ByteArrayInputStream(source), QuotedHistory.CUT);
    }
}
