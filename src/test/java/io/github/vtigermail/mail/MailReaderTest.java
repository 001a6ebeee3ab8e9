package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.mime.FileName;
import io.github.vtigermail.support.Addresses;
import io.github.vtigermail.testing.ProcessorTime;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

    private static final String HEAD = """
            Message-ID: <1@a.example>
            From: Ann <ann@a.example>
            Date: Mon, 3 Feb 2025 10:00:00 +0100
            Subject: TT12 Printer
            """;

    @Test
    void aPlainMailIsReadCompletely() throws Exception {
        TicketMail mail = read(HEAD + "\nIt burns.\n\n\n\nReally.  \n");
        assertThat(mail.messageId()).isEqualTo("<1@a.example>");
        assertThat(mail.sender()).isEqualTo(new Sender("ann@a.example", "Ann"));
        assertThat(mail.date()).isEqualTo(OffsetDateTime.parse("2025-02-03T10:00:00+01:00"));
        assertThat(mail.subject()).isEqualTo("TT12 Printer");
        assertThat(mail.text()).isEqualTo("It burns.\n\nReally.");
        assertThat(mail.files()).isEmpty();
        assertThat(mail.automatic().sign(Addresses.NONE, false)).isEmpty();
        assertThat(mail.truncated()).isFalse();
    }

    @Test
    void anEmptyMailGivesAnEmptyResult() throws Exception {
        for (String source : new String[] {"", "\n", "\r\n\r\n", "Subject:\nFrom:\nDate:\nMessage-ID:\n\n"}) {
            TicketMail mail = read(source);
            assertThat(mail.messageId()).isNull();
            assertThat(mail.sender()).isEqualTo(Sender.UNKNOWN);
            assertThat(mail.date()).isNull();
            assertThat(mail.subject()).isEmpty();
            assertThat(mail.text()).isEmpty();
        }
    }

    @Test
    void theSameMailGivesTheSameResultTwiceAndFromBothSources() throws Exception {
        String source = HEAD
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nText\n--b\nContent-Type: image/png\n\nx\n--b--\n";
        TicketMail mail = read(source.replace("\n", "\r\n"));
        assertThat(read(source.replace("\n", "\r\n"))).isEqualTo(mail);
        MimeMessage message = new MimeMessage(null, stream(source.replace("\n", "\r\n")));
        assertThat(new MailReader().read(message, QuotedHistory.KEPT)).isEqualTo(mail);
        assertThat(new MailReader().read(message, QuotedHistory.KEPT)).isEqualTo(mail);
    }

    @Test
    void lineEndsDoNotChangeTheKey() throws Exception {
        String source = "From: a@a.example\nSubject: x\n y\n\ntext";
        assertThat(read(source.replace("\n", "\r\n")).key())
                .isEqualTo(read(source).key());
    }

    @Test
    void aMailDoesNotShowItsContentInALog() throws Exception {
        TicketMail mail = read(HEAD + "\nsecret\n");
        assertThat(mail.toString()).isEqualTo("TicketMail[…]");
        assertThat(mail.sender().toString()).doesNotContain("ann").doesNotContain("Ann");
    }

    @Test
    void plainTextIsPreferredToHtml() throws Exception {
        assertThat(alternative("plain", "<p>html</p>")).isEqualTo("plain");
        assertThat(alternative(" \n", "<p>html</p>")).isEqualTo("html");
        assertThat(alternative("Your mail reader cannot show HTML. Please view it in another.", "<p>html</p>"))
                .isEqualTo("html");
        assertThat(alternative("plain", "")).isEqualTo("plain");
        assertThat(alternative("This client does not support HTML mail", "<p> </p>"))
                .startsWith("This client");
    }

    @Test
    void partsAreReadHoweverTheyAreNested() throws Exception {
        TicketMail mail = read(multi(
                "mixed",
                "o",
                multi(
                        "related",
                        "r",
                        multi(
                                "alternative",
                                "i",
                                "Content-Type: text/plain\n\nplain",
                                "Content-Type: text/html\n\n<p>html</p>"),
                        "Content-Type: image/png; name=logo.png\nContent-ID: <1>\n\nx"),
                "Content-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nnot the text",
                "Content-Type: text/plain\n\nfooter"));
        assertThat(mail.text()).isEqualTo("plain\n\nfooter");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("notes.txt");
    }

    @Test
    void alternativesThatContainFilesAreReadToo() throws Exception {
        TicketMail mail = read(multi(
                "alternative",
                "a",
                "Content-Type: text/plain\n\nplain",
                multi(
                        "mixed",
                        "m",
                        "Content-Type: text/html\n\nhtml",
                        "Content-Type: application/pdf; name=a.pdf\n\nx")));
        assertThat(mail.text()).isEqualTo("plain");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("a.pdf");
    }

    @Test
    void aSignatureIsNotAFileButAnAttachedMailIs() throws Exception {
        TicketMail mail = read(multi(
                "signed",
                "s",
                "Content-Type: text/plain\n\nplain",
                "Content-Type: application/pgp-signature; name=signature.asc\n\nx",
                "Content-Type: message/rfc822\n\nSubject: Re: a/b\n\nits text"));
        assertThat(mail.text()).isEqualTo("plain");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("Re_ a_b.eml");
    }

    @Test
    void aQuoteInASeparateTextPartIsCutToo() throws Exception {
        String mail = multi(
                "mixed",
                "m",
                "Content-Type: text/plain\n\nIt looks like this:\n\nYes.",
                "Content-Type: image/png; name=screen.png\n\nx",
                "Content-Type: text/plain\n\n\nOn Jan 4, 2016, at 7:03 PM, Desk <d@example.com> wrote:\n\n> Is it?");
        assertThat(new MailReader().read(stream(mail), QuotedHistory.CUT).text())
                .isEqualTo("It looks like this:\n\nYes.");
        assertThat(read(mail).text()).endsWith("> Is it?");
    }

    @Test
    void theSameTextInTwoAdjacentPartsIsIncludedOnce() throws Exception {
        assertThat(read(multi(
                                "mixed",
                                "m",
                                "Content-Type: text/plain\n\nsame  text",
                                "Content-Type: text/html\n\n<p>same text"))
                        .text())
                .isEqualTo("same  text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unknown-8bit", "x-unknown", "bogus", "utf8", "us-ascii", "", "\"", "utf-16", "ISO-2022-KR"})
    void validUtf8IsReadAsUtf8WhateverCharsetIsDeclared(String charset) throws Exception {
        assertThat(body("Content-Type: text/plain; charset=" + charset, "Grüße".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Grüße");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-8bit",
                "bogus",
                "utf-8",
                "us-ascii",
                "ansi",
                "iso-8859-1",
                "cp-1252",
                "win-1252",
                "latin1"
            })
    void textInAWrongCharsetThatIsNotUtf8IsReadAsWindows1252(String charset) throws Exception {
        assertThat(body(
                        "Content-Type: text/plain; charset=" + charset,
                        "Grüße €".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("Grüße €");
    }

    @Test
    void oneBrokenCharacterDoesNotGarbleTheOthers() throws Exception {
        byte[] text = "äöü x äöü".getBytes(StandardCharsets.UTF_8);
        text[7] = (byte) 0x80;
        assertThat(body("Content-Type: text/plain; charset=utf-8", text)).isEqualTo("äöü € äöü");
    }

    @Test
    void transferEncodingsAreDecodedAndWrongOnesIgnored() throws Exception {
        assertThat(encoded("base64", "R3LDvMOf\nZQ==")).isEqualTo("Grüße");
        assertThat(encoded("BASE64 (comment)", "R3LDvMOfZ")).startsWith("Grüß");
        assertThat(encoded("base64", "Hello Ann, this is plain.")).isEqualTo("Hello Ann, this is plain.");
        assertThat(encoded("quoted-printable", "Gr=C3=BC=\n=C3=9Fe = 100% =\n")).isEqualTo("Grüße = 100%");
        assertThat(encoded("x-bogus", "Hello")).isEqualTo("Hello");
    }

    @Test
    void aFooterBelowBase64IsTextToo() throws Exception {
        String text = "Grüße aus Köln, die Lampe geht nicht. ".repeat(60);
        String lines =
                Mime.part("", text.strip().getBytes(StandardCharsets.UTF_8)).split("\n\n")[1];
        String footer = "_____________\nlist mailing list\nlist@a.example";
        assertThat(encoded("base64", lines + "\n" + footer)).isEqualTo(text.strip() + "\n" + footer);
        assertThat(encoded("base64", "R3LDvMOfZQ==\n\nSent by a.example\n")).isEqualTo("Grüße\nSent by a.example");
        assertThat(encoded("base64", "R3LDvMOf\nZQ==\n\n")).isEqualTo("Grüße");
        assertThat(encoded("base64", "R3LDvMOfZQo=\nR3LDvMOfZQ==")).isEqualTo("Grüße\nGrüße");
    }

    @Test
    void aPageInACharsetThatOnlyItSaysIsRead() throws Exception {
        byte[] page = "<meta charset='windows-1251'><p>Привет".getBytes(Charset.forName("windows-1251"));
        assertThat(body("Content-Type: text/html", page)).isEqualTo("Привет");
        assertThat(body("Content-Type: text/html; charset=us-ascii", page)).isEqualTo("Привет");
        assertThat(body("Content-Type: text/html; charset=koi8-r", page)).isNotEqualTo("Привет");
    }

    @Test
    void flowedTextIsJoined() throws Exception {
        String text = "One \ntwo\n> three \n> four\n>> five \n-- \nAnn \n";
        assertThat(body("Content-Type: text/plain; format=flowed", text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("One two\n> three four\n>> five\n-- \nAnn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bogus",
                "text",
                "/",
                "text/",
                ";;;",
                "text/plain; charset",
                "text/plain charset=utf-8",
                "multipart",
                "TEXT/PLAIN;;"
            })
    void aBogusTypeIsReadAsText(String type) throws Exception {
        assertThat(body("Content-Type: " + type, "Hello".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Hello");
    }

    @Test
    void aBrokenMultipartIsReadAsFarAsPossible() throws Exception {
        String type = "Content-Type: multipart/mixed; boundary=b\n\n";
        assertThat(read(type + "--b\n\nfirst\n--b\nContent-Type: text/plain\n\nsec")
                        .text())
                .isEqualTo("first\n\nsec");
        assertThat(read(type + "no boundary at all").text()).isEqualTo("no boundary at all");
        assertThat(read("Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\nguessed\n--x--")
                        .text())
                .isEqualTo("guessed");
        assertThat(read(type + "--b").text()).isEqualTo("--b");
        assertThat(read(type + "--b\nnot a header: but text\nand more\n--b--").text())
                .contains("and more");
    }

    @Test
    void aBoundaryThatStartsLikeAnotherIsNotMistakenForIt() throws Exception {
        assertThat(read(multi(
                                "mixed",
                                "b",
                                multi("alternative", "b-1", "\ninner", "Content-Type: text/html\n\nx"),
                                "\nouter"))
                        .text())
                .isEqualTo("inner\n\nouter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "filename=a.txt; filename=b.txt|b.txt",
                "filename=\"C:\\Users\\Ann\\a.txt\"|a.txt",
                "filename=\"../../etc/passwd\"|passwd",
                "filename=\"a \\\"b\\\".txt\"|a _b_.txt",
                "filename*=utf-8''%C3%BC%20x.txt|ü x.txt",
                "filename*0*=utf-8''%C3; filename*1*=%BC; filename*2=.txt|ü.txt",
                "filename=\"=?utf-8?Q?=C3=BC.txt?=\"|ü.txt",
                "filename=my file.pdf|my file.pdf",
                "filename=\"no end.txt|no end.txt",
                "filename=\"..\"|unnamed.png",
                "filename=|unnamed.png",
            })
    void filesAreNamedWithoutTheirPath(String parameters, String name) throws Exception {
        assertThat(read("Content-Type: image/png\nContent-Disposition: attachment; " + parameters + "\n\nx")
                        .files())
                .extracting(MailFile::name)
                .containsExactly(name);
    }

    @Test
    void aFileNameIsShortenedBeforeItsExtension() throws Exception {
        String name = read("Content-Type: image/png; name=" + "x".repeat(1000) + ".png\n\nx")
                .files()
                .get(0)
                .name();
        assertThat(name).hasSize(FileName.MAX).endsWith("x.png");
    }

    @Test
    void controlCharactersAndBidiOverridesAreDropped() throws Exception {
        assertThat(body(
                        "X: y",
                        "a\u0000b\u001B[1m\tc\u202Ed\u2066e\u0007\r\nf\rg\u2028h".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ab[1m\tcde\nf\ng\nh");
    }

    @Test
    void tooMuchTextIsCutAndReportedAsTruncated() throws Exception {
        TicketMail mail = read(HEAD + "\n" + "word ".repeat(300_000));
        assertThat(mail.text().length()).isBetween(MailReader.MAX_TEXT - 10, MailReader.MAX_TEXT);
        assertThat(mail.truncated()).isTrue();
        assertThat(read(HEAD + "Content-Type: text/html\n\n" + "<p>word".repeat(300_000))
                        .truncated())
                .isTrue();
    }

    @Test
    void picturesEmbeddedInHtmlDoNotCountAsText() throws Exception {
        TicketMail mail = read(HEAD + "Content-Type: text/html\n\nbefore <img src=\"data:image/png;base64,"
                + "A".repeat(5_000_000) + "\"> after");
        assertThat(mail.text()).isEqualTo("before [image] after");
        assertThat(mail.truncated()).isFalse();
    }

    @Test
    void textThatLooksLikeTheStartOfAPictureIsText() throws Exception {
        assertThat(read("Content-Type: text/html\n\n<p>It says \"data: 5 rows\" and \"data:image\"")
                        .text())
                .isEqualTo("It says \"data: 5 rows\" and \"data:image\"");
    }

    @Test
    void nestedPartsAreReadUpToALimit() throws Exception {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            source.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append("\n");
        }
        String nested = source + "\ndeep";
        TicketMail mail = ProcessorTime.within(Duration.ofSeconds(5), () -> read(nested));
        assertThat(mail.truncated()).isTrue();
    }

    @Test
    void aMillionPartsAreReadUpToALimit() {
        String source = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(1_000_000);
        TicketMail mail = ProcessorTime.within(Duration.ofSeconds(10), () -> read(source));
        assertThat(mail.truncated()).isTrue();
        assertThat(mail.text()).startsWith("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y\n",
                "From: \"\n",
                "x",
                ": \n",
                "\r",
                " \n",
                "Subject: =?utf-8?Q?=C3?=\n ",
                "From: (((((",
                "Content-Type: a;b=\"\\\n"
            })
    void aHeaderOfMegabytesIsReadInBoundedTime(String piece) {
        String source = "Content-Type: multipart/mixed" + piece.repeat(3_000_000 / piece.length());
        ProcessorTime.within(Duration.ofSeconds(20), () -> read(source));
    }

    @Test
    void aMailLongerThanTheLimitIsCut() throws Exception {
        byte[] start = (HEAD + "\ntext\n").getBytes(StandardCharsets.US_ASCII);
        byte[] mail = new byte[MailReader.MAX_MAIL + 1];
        System.arraycopy(start, 0, mail, 0, start.length);
        assertThat(new MailReader()
                        .read(new ByteArrayInputStream(mail), QuotedHistory.KEPT)
                        .truncated())
                .isTrue();
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail));
        assertThat(new MailReader().read(message, QuotedHistory.KEPT).truncated())
                .isTrue();
    }

    @Test
    void aBrokenConnectionCausesAnException() throws Exception {
        MimeMessage broken = new MimeMessage(null, stream(HEAD)) {
            @Override
            protected InputStream getContentStream() throws MessagingException {
                throw new MessagingException("gone");
            }
        };
        assertThatThrownBy(() -> new MailReader().read(broken, QuotedHistory.KEPT))
                .isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> new MailReader()
                        .read(
                                new InputStream() {
                                    @Override
                                    public int read() throws IOException {
                                        throw new IOException("gone");
                                    }
                                },
                                QuotedHistory.KEPT))
                .isInstanceOf(IOException.class);
    }

    private static String alternative(String plain, String html) throws Exception {
        return read(multi(
                        "alternative",
                        "b",
                        "Content-Type: text/plain\n\n" + plain,
                        "Content-Type: text/html\n\n" + html))
                .text();
    }

    private static String encoded(String encoding, String text) throws Exception {
        return read("Content-Transfer-Encoding: " + encoding + "\n\n" + text).text();
    }

    private static String body(String header, byte[] body) throws Exception {
        byte[] head = (header + "\n\n").getBytes(StandardCharsets.UTF_8);
        byte[] mail = new byte[head.length + body.length];
        System.arraycopy(head, 0, mail, 0, head.length);
        System.arraycopy(body, 0, mail, head.length, body.length);
        return new MailReader()
                .read(new ByteArrayInputStream(mail), QuotedHistory.KEPT)
                .text();
    }

    private static String multi(String subtype, String boundary, String... parts) {
        String between = "\n--" + boundary + "\n";
        return "Content-Type: multipart/" + subtype + "; boundary=" + boundary + "\n" + between
                + String.join(between, parts) + "\n--" + boundary + "--\n";
    }

    private static TicketMail read(String source) throws IOException {
        return new MailReader().read(stream(source), QuotedHistory.KEPT);
    }

    private static InputStream stream(String source) {
        return new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
    }
}
