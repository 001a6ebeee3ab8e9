package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.text.OpenedParts;
import io.github.vtigermail.mail.text.RtfText;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TnefMessageTest {

    private static final byte[] PDF = "PDF".getBytes(StandardCharsets.US_ASCII);
    private static final String RTF = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\pard It b\\'fcrns.\\par}";

    /** The example of MS-OXRTFCP 4.1.1. */
    private static final byte[] COMPRESSED = HexFormat.of()
            .parseHex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af320"
                    + "68656c090020627705b06c647d0a800fa0");

    @Test
    void theFilesInAWinmailDatReplaceIt() throws Exception {
        byte[] tnef = new TnefBuilder()
                .file("REPORT~1.PDF", "../Report über 😀.pdf", PDF)
                .file("b.txt", null, new byte[0])
                .plain("It burns.")
                .build();
        TicketMail mail = Mime.read(Mime.mixed(Mime.plain("Hello"), winmail(tnef)));
        assertThat(Mime.names(mail)).containsExactly("Report über 😀.pdf", "b.txt");
        assertThat(mail.files().get(0).size()).isEqualTo(3);
        assertThat(Mime.bytes(mail.files().get(0))).isEqualTo(PDF);
        assertThat(Mime.bytes(mail.files().get(0))).isEqualTo(PDF);
        assertThat(mail.text()).isEqualTo("Hello");
    }

    @Test
    void itsMessageIsTheTextOfAMailThatHasNoOther() throws Exception {
        assertThat(textOf(new TnefBuilder().plain("It bürns.").rtf(RTF).html("<p>html")))
                .isEqualTo("It bürns.");
        assertThat(textOf(new TnefBuilder().rtf(RTF).html("<p>It <b>bürns</b>.")))
                .isEqualTo("It bürns.");
        assertThat(textOf(new TnefBuilder().rtf(RTF))).isEqualTo("It bürns.");
        assertThat(textOf(new TnefBuilder().compressedRtf(COMPRESSED))).isEqualTo("hello world");
        assertThat(textOf(new TnefBuilder().attribute(1, 0x800C, 2, "It burns.\0".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("It burns.");
    }

    @Test
    void aWinmailDatThatCannotBeOpenedIsAttachedAsItIs() throws Exception {
        byte[] whole =
                new TnefBuilder().file("a.pdf", "a.pdf", PDF).plain("text").build();
        for (byte[] broken : List.of(
                new byte[0],
                PDF,
                Arrays.copyOf(whole, 100),
                Mime.join(
                        whole,
                        new TnefBuilder()
                                .attribute(1, 0x9003, 6, new byte[1024 * 1024 + 1])
                                .build()))) {
            assertThat(Mime.names(Mime.read(Mime.mixed(Mime.plain("Hello"), winmail(broken)))))
                    .containsExactly("winmail.dat");
        }
    }

    @Test
    void aWinmailDatThatIsTooLargeIsAttachedAsItIs() throws Exception {
        byte[] large = new TnefBuilder()
                .file("a.pdf", "a.pdf", new byte[OpenedParts.MAX])
                .build();
        TicketMail mail = Mime.read(Mime.mixed(Mime.plain("Hello"), winmail(large)));
        assertThat(Mime.names(mail)).containsExactly("winmail.dat");
        assertThat(mail.files().get(0).size()).isEqualTo(large.length);
    }

    @Test
    void severalInOneMailAreOpenedUpToACommonLimit() throws Exception {
        String part = winmail(new TnefBuilder()
                .file("a.pdf", "a.pdf", new byte[OpenedParts.MAX / 3])
                .build());
        assertThat(Mime.names(Mime.read(Mime.mixed(part, part, part))))
                .containsExactly("a.pdf", "a (2).pdf", "winmail.dat");
    }

    @Test
    void filesAreNotExtractedIfTheyAreTooMany() throws Exception {
        TnefBuilder tnef = new TnefBuilder();
        for (int i = 0; i < 600; i++) {
            tnef.file("a", null, PDF);
        }
        String part = winmail(tnef.build());
        TicketMail mail = Mime.read(Mime.mixed(part, part));
        assertThat(mail.files()).hasSize(601);
        assertThat(mail.files().get(600).name()).isEqualTo("winmail.dat");
    }

    @Test
    void wrongBytesInAWinmailDatDoNoHarm() throws Exception {
        byte[] tnef = new TnefBuilder()
                .file("a.pdf", "a.pdf", PDF)
                .plain("text")
                .rtf(RTF)
                .html("<p>html")
                .build();
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            byte[] wrong = tnef.clone();
            for (int i = 0; i <= round % 4; i++) {
                wrong[6 + random.nextInt(wrong.length - 6)] = (byte) (round % 2 == 0 ? random.nextInt() : 0xFF);
            }
            TnefMessage mail = open(wrong);
            if (mail != null) {
                mail.files()
                        .forEach(file -> assertThat(FileName.of(file.name())).isNotEqualTo(""));
                assertThat(mail.plain()).isNotNull();
                assertThat(mail.html()).isNotNull();
                assertThat(RtfText.of(mail.rtf())).isNotNull();
            }
        }
    }

    @Test
    void emptyPropertiesAreReadInBoundedMemory() throws Exception {
        byte[] property = TnefBuilder.numbers(0x7FFF0001); // of the type NULL: four bytes become an object
        byte[] list = TnefBuilder.list(Collections.nCopies(3_000, property));
        byte[] many = TnefBuilder.list(Collections.nCopies(200_000, property));
        assertThat(open(new TnefBuilder().attribute(1, 0x9003, 6, list).build()))
                .isNotNull();
        assertThat(open(new TnefBuilder().attribute(1, 0x9003, 6, many).build()))
                .isNull();
        assertThat(open(new TnefBuilder()
                        .attribute(1, 0x9003, 6, list)
                        .attribute(2, 0x9005, 6, list)
                        .build()))
                .isNull();
    }

    private static TnefMessage open(byte[] tnef) throws Exception {
        return TnefMessage.open(new MimeBodyPart(new InternetHeaders(), tnef), OpenedParts.MAX);
    }

    private static String textOf(TnefBuilder tnef) throws Exception {
        return Mime.read(winmail(tnef.build())).text();
    }

    private static String winmail(byte[] tnef) {
        return Mime.part(
                "Content-Type: application/ms-tnef; name=\"winmail.dat\"\nContent-Disposition: attachment; filename=\"winmail.dat\"",
                tnef);
    }
}
