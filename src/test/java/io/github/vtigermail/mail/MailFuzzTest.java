package io.github.vtigermail.mail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.vtigermail.testing.mail.BadMails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No mail can break the reader. Without {@code JAZZER_FUZZ} only the seeds are read: those below, and earlier findings
 * in {@code MailFuzzTestInputs}. With it ({@code mvn -q -Pfuzz}) Jazzer continues from them.
 */
class MailFuzzTest {

    /** Larger seeds would cost more speed than they are worth. */
    private static final int MAX_SEED = 16_000;

    private static final byte[] HTML_HEADER =
            "Content-Type: text/html; charset=utf-8\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final Path REAL = Path.of("..", "shared", "mail");

    @Timeout(10) // for one mail, while Jazzer fuzzes
    @MethodSource("mailSeeds")
    @FuzzTest
    void mails(byte[] source) throws Exception {
        HeapLimit.apply();
        MailInvariants.ofMail(source);
    }

    @Timeout(10)
    @MethodSource("subjectSeeds")
    @FuzzTest
    void subjects(byte[] raw) {
        HeapLimit.apply();
        MailInvariants.ofSubject(new String(raw, StandardCharsets.ISO_8859_1)); // as Angus gives it
        MailInvariants.ofSubject(new String(raw, StandardCharsets.UTF_8));
    }

    @Timeout(10)
    @MethodSource("htmlSeeds")
    @FuzzTest
    void html(byte[] page) throws Exception {
        HeapLimit.apply();
        MailInvariants.ofHtml(new String(page, StandardCharsets.UTF_8));
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(HTML_HEADER);
        mail.writeBytes(page);
        MailInvariants.ofMail(mail.toByteArray()); // quotes are found in the page's tree
    }

    static Stream<byte[]> mailSeeds() throws IOException {
        return small(Stream.concat(
                BadMails.all().stream().map(mail -> mail.raw("TT1")), Stream.concat(real(".msg"), real(".eml"))));
    }

    static Stream<byte[]> subjectSeeds() {
        return small(BadMails.all().stream()
                .map(mail -> new String(mail.raw("TT1"), StandardCharsets.ISO_8859_1))
                .filter(mail -> mail.contains("\r\nSubject: "))
                .map(mail -> mail.substring(mail.indexOf("\r\nSubject: ") + 11).split("\r\n(?![ \t])", 2)[0])
                .map(subject -> subject.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static Stream<byte[]> htmlSeeds() throws IOException {
        return small(real(".html"));
    }

    private static Stream<byte[]> small(Stream<byte[]> seeds) {
        return seeds.filter(seed -> seed.length <= MAX_SEED);
    }

    /** Real mail, if it is next to the project. */
    private static Stream<byte[]> real(String ending) throws IOException {
        if (!Files.isDirectory(REAL)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(REAL)) {
            Stream.Builder<byte[]> found = Stream.builder();
            for (Path file : files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                found.add(Files.readAllBytes(file));
            }
            return found.build();
        }
    }
}
