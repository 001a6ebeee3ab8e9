package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.testing.ProcessorTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRepairTest {
    private static final String PLAIN = "Content-Type: text/plain; charset=utf-8\n";

    @ParameterizedTest
    @ValueSource(strings = {"alternative", "mixed", "related"})
    void theFirstLinesOfAPartWithoutAnEmptyLineAreNotLost(String subtype) throws Exception {
        assertThat(Mime.read(Mime.multi(subtype, PLAIN + "Grüße aus Köln,\nToner is out.\n\nSend two."))
                        .text())
                .isEqualTo("Grüße aus Köln,\nToner is out.\n\nSend two.");
        assertThat(Mime.read(Mime.multi(subtype, PLAIN + "Toner is out.")).text())
                .isEqualTo("Toner is out.");
        assertThat(Mime.read(Mime.multi(subtype, "Toner is out.\n\nSend two.")).text())
                .isEqualTo("Toner is out.\n\nSend two.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please note: toner is out.",
                "Urgent: toner is out.",
                "Contents: toner, paper",
                "https://a.example/x",
                "10:30 is fine.",
                "--- toner ---",
            })
    void aFirstLineThatLooksLikeAFieldIsText(String line) throws Exception {
        assertThat(Mime.read(Mime.alternative(PLAIN + line + "\nSend two.\n\nAnn"))
                        .text())
                .isEqualTo(line + "\nSend two.\n\nAnn");
    }

    @Test
    void anEncodedBodyIsDecodedWithItsFirstLine() throws Exception {
        assertThat(Mime.read(Mime.mixed(PLAIN + "Content-Transfer-Encoding: base64\nR3LDvMOfZSBhdXMg\nS8O2bG4=\n\n"))
                        .text())
                .isEqualTo("Grüße aus Köln");
        assertThat(Mime.read(Mime.mixed(
                                PLAIN + "Content-Transfer-Encoding: quoted-printable\nGr=C3=BC=\n=C3=9Fe\n\nAnn"))
                        .text())
                .isEqualTo("Grüße\n\nAnn");
    }

    @Test
    void aFileIsWhole() throws Exception {
        TicketMail mail = Mime.read(Mime.mixed(
                "\ntext",
                "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\nUERG\nLTEu\n\nNw=="));
        assertThat(Mime.names(mail)).containsExactly("a.pdf");
        assertThat(Mime.bytes(mail.files().get(0))).asString().isEqualTo("PDF-1.7");
    }

    @Test
    void theNextPartIsAPartOfItsOwn() throws Exception {
        TicketMail mail = Mime.read(Mime.mixed(
                PLAIN + "Toner is out.", "Content-Type: image/png; name=photo.png\n\nx", PLAIN + "Send two.", "\nAnn"));
        assertThat(mail.text()).isEqualTo("Toner is out.\n\nSend two.\n\nAnn");
        assertThat(Mime.names(mail)).containsExactly("photo.png");
    }

    @Test
    void aMultipartInsideIsReadToo() throws Exception {
        assertThat(Mime.read(Mime.mixed(
                                Mime.alternative(PLAIN + "\nToner is out.").replaceFirst("\n\n", "\n")))
                        .text())
                .isEqualTo("Toner is out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Folder: inbox\nDate: Mon, 1 Sep 2025 10:00:00 +0200\n",
                "Content-Type: text/plain\nnot a field\nContent-Transfer-Encoding: 7bit\n",
                "Content-Type: text/plain;\n\tcharset=utf-8\nContent-Description: Toner\n",
            })
    void aHeaderIsNotText(String header) throws Exception {
        assertThat(Mime.read(Mime.mixed(header + "\nSend two.")).text()).isEqualTo("Send two.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n", "--\n", "--b\nx\n", "--b\nContent-Type: multipart/mixed; boundary=b\nx\n"})
    void tenMegabytesOfPartsWithoutAnEmptyLineCostLittle(String piece) throws Exception {
        String source = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
                + piece.repeat(10_000_000 / piece.length());
        ProcessorTime.within(Duration.ofSeconds(10), () -> Mime.read(source));
    }
}
