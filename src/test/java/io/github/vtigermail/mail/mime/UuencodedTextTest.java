package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.testing.ProcessorTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuencodedTextTest {

    @Test
    void aFileInTheTextIsAFileOfTheMail() throws Exception {
        TicketMail mail = Mime.read(
                "\nThe log:\n\nbegin 644 print log.txt\n,2&5L;&\\@5V]R;&0A\n`\nend\n\nAnn\nbegin 755 ../b.bin\n#86)C\n \nend\n");
        assertThat(mail.text()).isEqualTo("The log:\n\nAnn");
        assertThat(Mime.names(mail)).containsExactly("print log.txt", "b.bin");
        assertThat(Mime.bytes(mail.files().get(0)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("Hello World!");
        assertThat(Mime.bytes(mail.files().get(1)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("abc");
        assertThat(mail.files().get(0).size()).isEqualTo(12);
    }

    @Test
    void everyByteIsKeptEvenIfSpacesAtLineEndsWereLost() throws Exception {
        byte[] bytes = new byte[1_000];
        new Random(5).nextBytes(bytes);
        System.arraycopy(new byte[200], 0, bytes, 300, 200); // spaces, in the older form
        for (boolean space : new boolean[] {true, false}) {
            TicketMail mail = Mime.read("\n" + encoded(bytes, space));
            assertThat(Mime.bytes(mail.files().get(0))).isEqualTo(bytes);
            assertThat(mail.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin 644 a.txt\nnothing of the kind\nend",
                "begin 644 a.txt\nend",
                "begin 644 a.txt\n#86)C",
                "begin 644 a.txt\n#86)C\n`\nno end",
                "begin 644 a.txt\n#86)C86)C86)C\n`\nend",
                "begin 9 a.txt\n#86)C\n`\nend",
                "begin\nwith the tray,\nend",
                "begin 2026 with the tray\nSTOP\nend",
                "begin 700 tests\nSTOP\nHELP\nGO ON\nend",
                "> begin 644 a.txt\n> #86)C\n> `\n> end",
            })
    void anythingElseIsText(String text) throws Exception {
        TicketMail mail = Mime.read("\n" + text);
        assertThat(mail.text()).isEqualTo(text);
        assertThat(mail.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin 644 a\n", "begin 644 a\n#86)C\n", "begin 644 a\n#86)C\n`\nend\n", "M\n", "begin "})
    void aMegabyteOfFilesCostsLittle(String piece) {
        String source = "\nbegin 644 a\n" + piece.repeat(1_000_000 / piece.length());
        ProcessorTime.within(Duration.ofSeconds(10), () -> Mime.read(source));
    }

    private static String encoded(byte[] bytes, boolean space) {
        StringBuilder text = new StringBuilder("begin 644 a.bin\n");
        for (int from = 0; from < bytes.length; from += 45) {
            int length = Math.min(45, bytes.length - from);
            text.append(character(length, space));
            for (int i = from; i < from + length; i += 3) {
                int three = at(bytes, i) << 16 | at(bytes, i + 1) << 8 | at(bytes, i + 2);
                for (int shift = 18; shift >= 0; shift -= 6) {
                    text.append(character(three >> shift & 0x3F, space));
                }
            }
            text.append('\n');
        }
        return text.append(space ? " " : "`").append("\nend\n").toString();
    }

    private static char character(int six, boolean space) {
        return six == 0 && !space ? '`' : (char) (' ' + six);
    }

    private static int at(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] & 0xFF : 0;
    }
}
