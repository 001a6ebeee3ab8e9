package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiterString = " -> ",
            value = {
                "../../etc/passwd -> passwd",
                "C:\\Users\\Ann\\a.txt -> a.txt",
                "a<b>c:d\"e|f?g*h.txt -> a_b_c_d_e_f_g_h.txt",
                "report.pdf. . . -> report.pdf",
                "CON -> _CON",
                "nul.txt -> _nul.txt",
                "com1.tar.gz -> _com1.tar.gz",
                "LPT¹ .doc -> _LPT¹ .doc",
                "console.log -> console.log",
                "u\u0308ber.txt -> über.txt",
                "photo\u202Egnp.exe -> photognp.exe",
                "a\u0000b\u0007.txt -> a b .txt",
                "=?utf-8?B?w7wucGRm?= -> ü.pdf",
                ".htaccess -> .htaccess",
            })
    void namesAreMadeValidForAnyFileSystem(String raw, String name) {
        assertThat(FileName.of(raw)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "...", "/", "a/", "\\", "\u202E", " . . "})
    void aNameOfWhichNothingIsLeftIsNull(String raw) {
        assertThat(FileName.of(raw)).isNull();
    }

    @Test
    void aNameInBareEightBitBytesIsDecoded() {
        assertThat(FileName.of(new String("ü.pdf".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                .isEqualTo("ü.pdf");
    }

    @Test
    void aLongNameKeepsItsExtension() {
        assertThat(FileName.of("x".repeat(1_000) + ".docx"))
                .hasSize(FileName.MAX)
                .endsWith("x.docx");
        assertThat(FileName.of("😀".repeat(100))).hasSize(FileName.MAX).doesNotContain("\uFFFD");
        assertThat(FileName.of("x." + "y".repeat(200))).hasSize(FileName.MAX);
        assertThat(FileName.of("x".repeat(99) + ". y")).doesNotEndWith(".");
    }

    @Test
    void twoFilesOfOneNameGetDifferentNames() throws Exception {
        String a = "Content-Type: application/pdf; name=a.pdf\n\nx";
        String b = "Content-Type: application/pdf; name=A.PDF\n\nx";
        String second = "Content-Type: application/pdf; name=\"a (2).pdf\"\n\nx";
        assertThat(Mime.names(Mime.read(Mime.mixed(a, a, b, second))))
                .containsExactly("a.pdf", "a (2).pdf", "A (3).PDF", "a (2) (2).pdf");
    }

    @Test
    void aThousandFilesOfOneLongNameGetDifferentNames() throws Exception {
        String part = "Content-Type: application/pdf; name=" + "x".repeat(200) + ".pdf\n\nx";
        String[] parts = new String[PartFinder.MAX_PARTS];
        Arrays.fill(parts, part);
        assertThat(Mime.names(Mime.read(Mime.mixed(parts))))
                .hasSize(PartFinder.MAX_PARTS)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= FileName.MAX && name.endsWith(".pdf"));
    }
}
