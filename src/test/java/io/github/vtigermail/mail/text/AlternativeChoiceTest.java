package io.github.vtigermail.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.QuotedHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlternativeChoiceTest {
    private static final String PAGE = "The scanner jams since Monday.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is a message in MIME format. Your mail reader does not understand it.",
                "Tento e-mail je ve formátu HTML.",
                "Bu ileti HTML biçimindedir, programınız gösteremiyor.",
                "此邮件是HTML格式的。",
                "이 메일은 HTML 형식입니다.",
                "https://web.example/view?m=5",
                "<https://web.example/view?m=5>\n\nwww.example",
                "-- \nBo Berg\nACME",
                "--\nBo Berg",
                "*",
            })
    void aPlainTextThatSaysNothingGivesWayToThePage(String plain) throws Exception {
        assertThat(read(plain, "<p>" + PAGE + "</p>")).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bo Berg\nACME", "Sent from my phone", "Bo Berg\nACME Ltd., 5 High Street, Oxford\nPhone 12345"})
    void aPlainTextWithOnlyTheEndOfThePageGivesWayToIt(String end) throws Exception {
        assertThat(read(end, "<p>" + PAGE + "</p><p>" + end.replace("\n", "<br>") + "</p>"))
                .isEqualTo(PAGE + "\n\n" + end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It works.|<p>It works.</p>",
                "It *works* [1] now.|<p>It <b>works</b> <a href='https://a.example'>[1]</a> now.</p>",
                "The HTML export is broken.|<p>The HTML export is broken.</p>",
                "It works.|<p>It works.</p><p>This message is confidential and for you only.</p>",
                "No.|<p>No.</p><p>Bo Berg, ACME Ltd.</p>",
                "Yes|<img src='cid:1' alt='Logo'>",
                "Yes|<p>Ja</p>",
                "👍|<p>👍</p>",
                "动不了|<p>动不了</p>",
                "打印机又坏了，请尽快派人来修。|<p>打印机又坏了，请尽快派人来修。</p>",
                "เครื่องพิมพ์เสียอีกแล้ว|<p>เครื่องพิมพ์เสียอีกแล้ว</p>",
            })
    void aPlainTextThatSaysWhatThePageSaysStays(String plain, String html) throws Exception {
        assertThat(read(plain, html)).isEqualTo(plain);
    }

    @Test
    void aLineThatWasWrappedElsewhereIsTheSame() throws Exception {
        String japanese = "お世話になっております。印刷機が動きません。至急対応をお願いします。";
        assertThat(read(japanese.replace("が", "が\n"), "<p>" + japanese + "</p>"))
                .contains("が\n");
    }

    @Test
    void nothingIsLostIfTheTwoSayDifferentThings() throws Exception {
        assertThat(read("Please call me at ten.", "<p>" + PAGE + "</p>"))
                .isEqualTo("Please call me at ten.\n\n" + PAGE);
        assertThat(Mime.read(
                                Mime.alternative(
                                        Mime.plain("Please call me at ten.\n-- \nBo"),
                                        Mime.html("<p>" + PAGE + "</p>")),
                                QuotedHistory.CUT)
                        .text())
                .isEqualTo("Please call me at ten.\n\n" + PAGE);
    }

    @Test
    void aPageThatIsOnlyLookedAtLeavesTheTextAsItIs() throws Exception {
        String quote = "<blockquote type=cite><p>Does it print?</p></blockquote>";
        String plain = "It prints.\n\nMy list:\n> one\n> two";
        String page = "<p>It prints.</p><p>My list:</p><p>&gt; one<br>&gt; two</p>" + quote;
        assertThat(Mime.read(Mime.alternative(Mime.plain(plain), Mime.html(page)), QuotedHistory.CUT)
                        .historyCut())
                .isEqualTo(Mime.read(Mime.plain(plain), QuotedHistory.CUT).historyCut());
    }

    @Test
    void aLongTextIsNotCompared() {
        assertThat(AlternativeChoice.of("word ".repeat(300), PAGE)).isEqualTo(AlternativeChoice.PLAIN);
    }

    private static String read(String plain, String html) throws Exception {
        return Mime.read(Mime.alternative(Mime.plain(plain), Mime.html(html))).text();
    }
}
