package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.mime.PartFinder;
import io.github.vtigermail.testing.ProcessorTime;
import io.github.vtigermail.testing.mail.Mails;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that is too large, too deeply nested, truncated or broken on purpose is read in bounded time and memory. */
class HostileMailTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String LINE =
            "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\n";

    @TempDir
    Path folder;

    @Test
    void aFileOfFiftyMegabytesIsNotReadIntoMemory() throws Exception {
        Path mail = write("""
                Subject: big
                Content-Type: multipart/mixed; boundary="----=_Part_12345"

                ------=_Part_12345
                Content-Type: text/plain

                small
                ------=_Part_12345
                Content-Type: application/zip; name=big.zip
                Content-Transfer-Encoding: base64

                """, LINE, "------=_Part_12345--\n");
        TicketMail[] read = new TicketMail[1];
        assertThat(allocated(() -> read[0] = read(mail))).isLessThan(10_000_000);
        assertThat(read[0].text()).isEqualTo("small");
        assertThat(read[0].files()).extracting(MailFile::name).containsExactly("big.zip");
        assertThat(read[0].truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed; boundary=wrong\n\n",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nX",
                "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n",
                "Content-Type: text/plain\n\n",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n",
                "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n",
                "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n",
                "Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n",
                "Content-Type: application/zip\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n",
                "Content-Type: text/html\n\n<p>",
                "Content-Type: text/html\n\n<img src=\"data:",
                "Content-Type: message/rfc822\n\nSubject: x",
                "Content-Type: application/pkcs7-mime\n\n",
                "Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n",
                "Content-Type: image/jpeg\nContent-Disposition: inline\n\n",
            })
    void noMailOfFiftyMegabytesIsReadIntoMemory(String start) throws Exception {
        Path mail = write(start, LINE, "");
        assertThat(allocated(() -> read(mail))).isLessThan(50_000_000);
        Path oneLine = write(start, LINE.strip(), "");
        assertThat(allocated(() -> read(oneLine))).isLessThan(50_000_000);
    }

    @Test
    void manyTextsOfFiftyMegabytesAreNotReadIntoMemory() throws Exception {
        String part = "--b\n\n" + LINE.repeat(6_000);
        Path mail = write("Content-Type: multipart/mixed; boundary=b\n\n", part, "");
        TicketMail[] read = new TicketMail[1];
        assertThat(allocated(() -> read[0] = read(mail))).isLessThan(150_000_000); // not all of it at the same time
        assertThat(read[0].truncated()).isTrue();
        assertThat(read[0].text()).startsWith(LINE);
    }

    @Test
    void aPackedFileIsNotUnpackedWhateverItsSize() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream packer = new GZIPOutputStream(bomb)) {
            packer.write(new byte[50_000_000]);
        }
        byte[] mail = Mails.to("support@shop.example")
                .text("small")
                .attachment("bomb.gz", "application/gzip", bomb.toByteArray())
                .build();
        TicketMail[] read = new TicketMail[1];
        assertThat(allocated(() -> read[0] = read(new SharedByteArrayInputStream(mail))))
                .isLessThan(5_000_000);
        assertThat(read[0].files()).extracting(MailFile::size).containsExactly((long) bomb.size());
    }

    @Test
    void onlyTheStartOfATwentyMegabytePageIsRead() throws Exception {
        String piece = "<table><tr><td><p class=MsoNormal>word</p></td></tr></table>\n";
        String page = "Content-Type: text/html\n\n" + piece.repeat(20_000_000 / piece.length());
        TicketMail[] read = new TicketMail[1];
        assertThat(allocated(() -> read[0] = read(page))).isLessThan(200_000_000);
        assertThat(read[0].truncated()).isTrue();
        assertThat(read[0].text()).startsWith("word\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "", "--------------------------------------------------------------", "a"})
    void theCostOfABoundaryThatAlmostMatchesEverywhereIsLimited(String boundary) throws Exception {
        for (String piece : new String[] {"-", "\n-", "\n--", "\n--a ", "--"}) {
            Path mail = write("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n", piece, "", 15);
            ProcessorTime.within(LIMIT, () -> read(mail));
        }
        String long_ = "-".repeat(10_000);
        Path mail =
                write("Content-Type: multipart/mixed; boundary=\"" + long_ + "\"\n\n--" + long_ + "\n\n", "-", "", 15);
        assertThat(ProcessorTime.within(LIMIT, () -> read(mail)).truncated()).isTrue();
    }

    @Test
    void aThousandNestedLevelsAreReadUpToALimit() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            source.append(
                    "Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n\nx" + i + "\n--b" + i + "\n");
        }
        TicketMail mail = ProcessorTime.within(LIMIT, () -> read(source.toString()));
        assertThat(mail.truncated()).isTrue();
        assertThat(mail.text()).startsWith("x0\n\nx1\n\nx2");
    }

    @Test
    void theFirstOfTenThousandPartsAreRead() {
        String part = "--b\nContent-Disposition: attachment; filename=x\n\nx\n";
        String source = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n" + part.repeat(10_000);
        TicketMail mail = ProcessorTime.within(LIMIT, () -> read(source));
        assertThat(mail.truncated()).isTrue();
        assertThat(mail.text()).isEqualTo("text");
        assertThat(mail.files()).hasSize(PartFinder.MAX_PARTS - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject",
                "From",
                "Date",
                "Message-ID",
                "Content-Type",
                "Content-Disposition",
                "X-Autoreply",
                "X"
            })
    void aHeaderOfAMegabyteIsReadInBoundedTime(String name) {
        for (String piece : new String[] {
            "x", "\"", "(", "<", ",", ";a=", ";a*0*=", "\\", "=?a?Q?", "=?a?Q?x", "\n x", " ", "@", ":"
        }) {
            String source = name + ": " + piece.repeat(1_000_000 / piece.length()) + "\n\ntext";
            assertThat(ProcessorTime.within(LIMIT, () -> read(source)).text()).isEqualTo("text");
        }
    }

    @Test
    void aMailTruncatedAnywhereIsReadAsFarAsPossible() throws Exception {
        String source = """
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: multipart/alternative; boundary=i

                --i
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                R3LDvMOfZQ==
                --i
                Content-Type: text/html

                <p>Hello
                --i--
                --o
                Content-Type: application/pdf; name=a.pdf

                x
                --o--
                """;
        for (int end = 0; end < source.length(); end++) {
            TicketMail mail = read(source.substring(0, end));
            assertThat(end > source.indexOf("==\n") ? mail.text() : "Grüße").startsWith("Grüße");
            assertThat(
                            end > source.indexOf("\n\nx")
                                    ? mail.files().stream().map(MailFile::name).toList()
                                    : List.of("a.pdf"))
                    .containsExactly("a.pdf");
        }
    }

    @Test
    void aLastPartWithoutAnEmptyLineIsNotLost() throws Exception {
        String start = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n--b\n";
        assertThat(read(start + "no header but text\n--b--\n").text()).isEqualTo("first\n\nno header but text");
        assertThat(read(start + "Content-Disposition: attachment; filename=a.txt\n--b--")
                        .files())
                .extracting(MailFile::name)
                .containsExactly("a.txt");
        assertThat(read(start).text()).isEqualTo("first");
    }

    @Test
    void textIsNotLostWithoutAnEmptyLineBeforeIt() throws Exception {
        assertThat(read("Subject: x\nno: field but text\nHello").text()).isEqualTo("Hello");
        assertThat(read("Subject: x\n \nHello Ann\n\nmore").text()).isEqualTo("Hello Ann\n\nmore");
        assertThat(read("From x@a.example Mon Feb 3 10:00:00 2025\nSubject: x\n\nHello")
                        .text())
                .isEqualTo("Hello");
        assertThat(read("Subject: x\nnot a field\nFrom: a@a.example\n\nHello").text())
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin 644 a.txt\n#86)C\n`\nend\n",
                "begin 644 a.txt\n#86)C\n`\n",
                "\r\nbegin 644 a.txt\r\n#86)C\r\n!\r\n",
                "begin 644 a.txt\n#86)C\n`\nno end\n",
                "begin 644 a.txt\n#86)C\nXX\n_" + LINE + "`\nend\n"
            })
    void aUuencodedFileIsReadAsFarAsPossible(String encoded) throws Exception {
        assertThat(uuencoded(encoded)).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "begin 644", "begin 99x a\n#86)C", "#86)C\n", "Hello\nbegin\n"})
    void aBodyThatIsNotUuencodedDespiteItsHeaderIsReadRaw(String encoded) throws Exception {
        assertThat(uuencoded(encoded)).isEqualTo(encoded);
    }

    private static String uuencoded(String encoded) throws Exception {
        MailFile file = read("Content-Type: application/x-a; name=a.txt\nContent-Transfer-Encoding: x-uuencode\n\n"
                        + encoded)
                .files()
                .get(0);
        try (InputStream content = file.content().open()) {
            byte[] bytes = content.readAllBytes();
            assertThat(bytes).hasSize((int) file.size());
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000, 60_000})
    void aFailingFileCausesAnExceptionRatherThanAShorterMail(int good) {
        String part = "--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + LINE.repeat(300);
        byte[] source = ("Content-Type: multipart/mixed; boundary=b\n\n" + part + part + part)
                .getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> read(new Failing(new SharedByteArrayInputStream(source), good)))
                .isInstanceOfAny(IOException.class, MessagingException.class);
    }

    /** Reading beyond the good bytes throws an exception. */
    private static final class Failing extends FilterInputStream implements SharedInputStream {
        private final SharedByteArrayInputStream shared;
        private final long good;

        Failing(SharedByteArrayInputStream shared, long good) {
            super(shared);
            this.shared = shared;
            this.good = good;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (shared.getPosition() + length > good) {
                throw new IOException("gone");
            }
            return super.read(into, from, length);
        }

        @Override
        public long getPosition() {
            return shared.getPosition();
        }

        @Override
        public InputStream newStream(long start, long end) {
            return new Failing((SharedByteArrayInputStream) shared.newStream(start, end), good - start);
        }
    }

    @Test
    void realMailWithWrongBytesIsStillRead() throws Exception {
        Path real = Path.of("..", "shared", "mail", "odd-mime");
        assumeTrue(Files.isDirectory(real), "skipped: no real mail beside the project");
        Random random = new Random(1);
        byte[] odd = "\r\n\"\\;:=?-<>(),@*%'\0\u00ff \t".getBytes(StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.list(real)) {
            for (Path file : files.sorted().toList()) {
                for (int round = 0; round < 10; round++) {
                    byte[] mail = Files.readAllBytes(file);
                    for (int i = 0; i < 1 + mail.length / 100; i++) {
                        mail[random.nextInt(mail.length)] = odd[random.nextInt(odd.length)];
                    }
                    ProcessorTime.within(LIMIT, () -> read(new SharedByteArrayInputStream(mail)));
                }
            }
        }
    }

    private Path write(String start, String piece, String end) throws IOException {
        return write(start, piece, end, 50);
    }

    private Path write(String start, String piece, String end, int megabytes) throws IOException {
        Path mail = Files.createTempFile(folder, "big", ".eml");
        byte[] block = piece.repeat(1_000_000 / piece.length()).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(mail)) {
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < megabytes; i++) {
                out.write(block);
            }
            out.write(end.getBytes(StandardCharsets.US_ASCII));
        }
        return mail;
    }

    private interface Work {
        void run() throws Exception;
    }

    /** How many bytes this thread allocated in the meantime. */
    private static long allocated(Work work) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static TicketMail read(Path file) throws Exception {
        try (SharedFileInputStream stream = new SharedFileInputStream(file.toFile())) {
            return read(stream);
        }
    }

    private static TicketMail read(String source) throws Exception {
        return read(new SharedByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
    }

    private static TicketMail read(InputStream stream) throws Exception {
        return new MailReader().read(new MimeMessage((Session) null, stream), QuotedHistory.KEPT);
    }
}
