package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.QuotedHistory;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
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

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "=?utf-8?B?w7xiZXIucGRm -> über.pdf",
                "=?utf-8?B?w7xiZXIucGRm? -> über.pdf",
                "=?utf-8?B?w7xiZXI=.pdf -> über.pdf",
                "=?utf-8?B?w7xiZXIg?= =?utf-8?B?dW5zLnBkZg== -> über uns.pdf",
                "=?iso-8859-1?Q?=FCber_uns.pdf -> über uns.pdf",
                "=?utf-8?Q?=C3=BCber=C3 -> über�",
                "=?shift_jis?B?h0CXdpbxLnBkZg==?= -> ①要約.pdf",
                "what =?x? is this.txt -> what =_x_ is this.txt",
            })
    void anEncodedWordIsReadAlsoIfItsEndIsMissing(String raw, String name) {
        assertThat(FileName.of(raw)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "filename*=utf-8''Gr%C3%B6%C3%9Fe.pdf -> Größe.pdf",
                "filename*=\"utf-8''Gr%C3%B6%C3%9Fe.pdf\" -> Größe.pdf",
                "filename*=utf-8'de'Gr%C3%B6%C3%9Fe%20%26%20Farbe.pdf; size=3 -> Größe & Farbe.pdf",
                "filename*=us-ascii''Gr%C3%B6%C3%9Fe.pdf -> Größe.pdf",
                "filename*=iso-8859-1''20%80.pdf -> 20€.pdf",
                "filename*=gb2312''%B4%F2%D3%A1.pdf -> 打印.pdf",
                "filename*=x-unknown''Gr%C3%B6%C3%9Fe.pdf -> Größe.pdf",
                "filename*=iso-2022-jp''%1B%24B-%21%1B%28B.pdf -> ①.pdf",
                "filename*=Gr%C3%B6%C3%9Fe.pdf -> Größe.pdf",
                "filename*=utf-8''=?utf-8?B?R3LDtsOfZS5wZGY=?= -> Größe.pdf",
                "filename*=utf-8''=?utf-8?B?R3LDtsOfZS5wZGY= -> Größe.pdf",
                "filename*0*=utf-8''Gr%C3%B6%C3; filename*1*=%9Fe.p; filename*2=df -> Größe.pdf",
                "filename*0=\"=?utf-8?B?R3LDtsO\"; filename*1=\"fZS5wZGY=?=\" -> Größe.pdf",
                "filename*0*=utf-8''Gr%C3%B6%C3%9Fe; filename*1=?.pdf -> Größe_.pdf",
                "filename==?utf-8?B?R3LDtsOfZS5wZGY=?= -> Größe.pdf",
                "filename=\"plain.pdf\"; filename*=utf-8''Gr%C3%B6%C3%9Fe.pdf -> Größe.pdf",
                "filename=100%25.pdf -> 100%25.pdf",
                "filename=utf-8''Gr%C3%B6%C3%9Fe.pdf -> Größe.pdf",
                "filename=\"it's Ann's 100%25.pdf\" -> it's Ann's 100%25.pdf",
                "filename*1=\"Gro\"; filename*2=\"esse.pdf\" -> Groesse.pdf",
            })
    void aNameInParametersIsReadAsItIsMeant(String parameters, String name) throws Exception {
        String part = "Content-Type: application/pdf\nContent-Disposition: attachment; " + parameters + "\n\nx";
        assertThat(Mime.names(Mime.read(Mime.mixed(Mime.plain("See the file."), part))))
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "gb2312, 打印机说明.pdf, gb2312",
        "gb2312, 打印机说明.pdf, utf-8",
        "big5, 功能許可.pdf, big5",
        "shift_jis, ソフト表.pdf, shift_jis",
        "koi8-r, Счёт.pdf, koi8-r",
        "windows-1251, Счёт.pdf, windows-1251",
        "windows-1251, Счёт.pdf, utf-8",
        "iso-8859-1, Größe.pdf, iso-8859-1",
        "us-ascii, Größe.pdf, utf-8",
        "us-ascii, Größe.pdf, iso-8859-1",
    })
    void aNameInBareBytesIsReadInTheCharsetOfTheTextBeside(String charset, String name, String written)
            throws Exception {
        String head = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=" + charset
                + "\n\nSee the file.\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"";
        byte[] mail = Mime.join(
                head.getBytes(StandardCharsets.US_ASCII),
                name.getBytes(Charset.forName(written)),
                "\"\n\nx\n--b--\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(Mime.names(new MailReader().read(new ByteArrayInputStream(mail), QuotedHistory.KEPT)))
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document, unnamed.docx",
        "application/vnd.oasis.opendocument.text, unnamed.odt",
        "application/msword, unnamed.doc",
        "application/vnd.ms-excel, unnamed.xls",
        "application/pdf, unnamed.pdf",
        "application/x-zip-compressed, unnamed.zip",
        "image/svg+xml, unnamed.svg",
        "image/jpeg, unnamed.jpeg",
        "audio/mpeg, unnamed.mp3",
        "video/quicktime, unnamed.mov",
        "text/plain, unnamed.txt",
        "text/csv, unnamed.csv",
        "text/vcard, unnamed.vcf",
        "application/octet-stream, unnamed",
        "application/vnd.example.strange, unnamed",
        "bogus, unnamed.bogus",
        "/, unnamed",
    })
    void aFileWithoutANameCanBeOpened(String type, String name) {
        assertThat(FileName.ofType(type)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "rechnung-2026, rechnung-2026.pdf, rechnung-2026.pdf",
        "=?utf-8?B?w7xiZXI=, =?utf-8?B?w7xiZXIucGRm?=, über.pdf",
        "rechnung.pdf, invoice.pdf, rechnung.pdf",
        "rechnung.pdf, rechnung, rechnung.pdf",
        "invoice, other.pdf, invoice",
    })
    void ofTwoNamesTheCompleteOneIsTaken(String disposition, String type, String name) throws Exception {
        String part = "Content-Type: application/pdf; name=\"" + type
                + "\"\nContent-Disposition: attachment; filename=\"" + disposition + "\"\n\nx";
        assertThat(Mime.names(Mime.read(Mime.mixed(Mime.plain("See the file."), part))))
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Angebot 2026.pdf, Angebot 2026.pdf",
        "=?utf-8?Q?Gr=C3=B6=C3=9Fe.pdf?=, Größe.pdf",
        "Our offer, unnamed.pdf",
        "Our offer for you., unnamed.pdf",
    })
    void aFileWithoutANameIsNamedByItsDescriptionIfThatIsOne(String description, String name) throws Exception {
        String part = "Content-Type: application/pdf\nContent-Description: " + description + "\n\nx";
        assertThat(Mime.names(Mime.read(Mime.mixed(Mime.plain("See the file."), part))))
                .containsExactly(name);
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
