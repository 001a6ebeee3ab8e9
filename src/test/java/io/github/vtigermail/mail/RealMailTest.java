package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vtigermail.mail.charset.Charsets;
import io.github.vtigermail.mail.text.HtmlText;
import io.github.vtigermail.testing.ProcessorTime;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Mail of public test suites, if it is next to the project. */
class RealMailTest {

    private static final Path MAIL = Path.of("..", "shared", "mail");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void theRealMailLiesBesideTheProject() {
        assumeTrue(Files.isDirectory(MAIL), "skipped: no real mail at " + MAIL + " beside the project");
        assertThat(MAIL.resolve("odd-mime")).isDirectoryContaining("glob:**.msg");
    }

    @TestFactory
    Stream<DynamicTest> oddMailIsReadTheSameTwiceInBoundedTime() throws IOException {
        return each("odd-mime", ".msg", file -> {
            byte[] source = Files.readAllBytes(file);
            TicketMail mail = read(source);
            assertThat(read(source)).isEqualTo(mail);
            assertThat(mail.text().isBlank() && mail.files().isEmpty()).isFalse();
            assertThat(mail.text()).doesNotContain("\r", "\u0000", "\n\n\n");
        });
    }

    @TestFactory
    Stream<DynamicTest> oddMailIsReadAsAMessageToo() throws IOException {
        return each("odd-mime", ".msg", file -> {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(Files.readAllBytes(file)));
            assertThat(new MailReader().read(message, QuotedHistory.KEPT).text())
                    .isNotNull();
        });
    }

    @TestFactory
    Stream<DynamicTest> mailOfManyClientsIsReadable() throws IOException {
        return each("client-html", ".eml", file -> {
            TicketMail mail = read(Files.readAllBytes(file));
            assertThat(mail.text()).containsAnyOf("Hello", "Hi").doesNotContain("<div", "</", "=20");
            assertThat(mail.truncated()).isFalse();
        });
    }

    @TestFactory
    Stream<DynamicTest> htmlOfManyClientsIsReadable() throws IOException {
        return each("client-html", ".html", file -> {
            String text = HtmlText.of(Charsets.decode(Files.readAllBytes(file), null));
            assertThat(text).contains("Hi").containsIgnoringCase("fine").doesNotContain("<div", "</", "{", "mso-");
        });
    }

    private interface Check {
        void on(Path file) throws Exception;
    }

    private static Stream<DynamicTest> each(String folder, String ending, Check check) throws IOException {
        Path files = MAIL.resolve(folder);
        if (!Files.isDirectory(files)) {
            return Stream.of(DynamicTest.dynamicTest(
                    "skipped", () -> assumeTrue(false, "skipped: no " + files + " beside the project")));
        }
        try (Stream<Path> found = Files.list(files)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream()
                    .map(file -> {
                        Executable test = () -> ProcessorTime.within(LIMIT, () -> {
                            check.on(file);
                            return null;
                        });
                        return DynamicTest.dynamicTest(file.getFileName().toString(), test);
                    });
        }
    }

    private static TicketMail read(byte[] source) throws IOException {
        return new MailReader().read(new ByteArrayInputStream(source), QuotedHistory.KEPT);
    }
}
