package io.github.vtigermail.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.testing.ProcessorTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

    @Test
    void paragraphsAreSeparatedByABlankLineAndDivsAreNot() {
        assertThat(HtmlText.of("<p>One\n  two</p><p>three</p>")).isEqualTo("One two\n\nthree");
        assertThat(HtmlText.of("<div>One</div><div>two</div>")).isEqualTo("One\ntwo");
        assertThat(HtmlText.of("<div>One</div><div><br></div><div>two</div>")).isEqualTo("One\n\ntwo");
        assertThat(HtmlText.of("<h1>Head</h1>text")).isEqualTo("Head\n\ntext");
    }

    @Test
    void aBreakIsALineEnd() {
        assertThat(HtmlText.of("one<br>two<br><br>three<br><br><br>four")).isEqualTo("one\ntwo\n\nthree\n\nfour");
    }

    @Test
    void wordsInDifferentElementsStaySeparateOrJoinedAsTheyWere() {
        assertThat(HtmlText.of("<b>un</b>do <i>it</i> <u>now</u>&nbsp;!")).isEqualTo("undo it now !");
    }

    @Test
    void listsHaveMarks() {
        assertThat(HtmlText.of("a<ul><li>one<li><p>two</p></ul><ol><li>first<ul><li>in</ul><li>second</ol>z"))
                .isEqualTo("a\n\n- one\n- two\n\n1. first\n  - in\n2. second\n\nz");
    }

    @Test
    void aSimpleTableHasOneLinePerRow() {
        assertThat(HtmlText.of("<table><tr><th>No<th>Name</tr><tr><td>1</td><td><p>Ann</p></td></tr></table>z"))
                .isEqualTo("No | Name\n1 | Ann\nz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='https://a.example/x'>here</a>|here (https://a.example/x)",
                "<a href='https://a.example/'>a.example</a>|a.example",
                "<a href='https://a.example'>https://a.example</a>|https://a.example",
                "<a href='mailto:ann@a.example'>ann@a.example</a>|ann@a.example",
                "<a href='mailto:ann@a.example?subject=x'>Ann</a>|Ann (ann@a.example)",
                "<a href='javascript:alert(1)'>here</a>|here",
                "<a href='data:text/html,x'>here</a>|here",
                "<a href='file:///etc/passwd'>here</a>|here",
                "<a>here</a>|here",
                "<a href='https://a.example'></a>x|x",
                "<a href=' HTTPS://a.example '>here</a>|here (HTTPS://a.example)",
            })
    void aLinkIsFollowedByItsAddressIfThatAddsInformation(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text);
    }

    @Test
    void quotesHaveMarks() {
        assertThat(HtmlText.of("new<blockquote><p>old</p><p>older</p><blockquote>oldest</blockquote></blockquote>end"))
                .isEqualTo("new\n\n> old\n>\n> older\n>\n> > oldest\n\nend");
    }

    @Test
    void preformattedTextKeepsItsLines() {
        assertThat(HtmlText.of("<pre>if (a)\n    b;\n</pre>after")).isEqualTo("if (a)\n    b;\n\nafter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>secret</script>",
                "<style>secret</style>",
                "<head><title>secret</title></head>",
                "<template>secret</template>",
                "<div style='color:red; DISPLAY : none'>secret</div>",
                "<div style='visibility:hidden'>secret</div>",
                "<p hidden>secret</p>",
                "<!-- secret -->",
                "<!--[if mso]>secret<![endif]-->",
                "<svg><text>secret</text></svg>",
                "<div style='display:none'><p>secret <b>x</b></p></div>",
                "<div style='display: none !important'>secret</div>",
                "<span style='font-size:0'>secret</span>",
                "<span style='FONT-SIZE: 0px; color:#fff'>secret</span>",
                "<p style='mso-hide:all'>secret</p>",
                "<div style='max-height:0px;overflow:hidden'>secret</div>",
                "<div style='color:#ffffff;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden'>"
                        + "secret</div>",
                "<div style='opacity:0'>secret</div>",
                "<img src='https://t.example/x.gif' width=1 height=1 alt=secret>",
                "<img src='https://t.example/x.gif' style='width:1px;height:1px' alt=secret>",
                "<object>secret</object>",
                "<iframe>secret</iframe>",
            })
    void hiddenContentIsNotInTheText(String html) {
        assertThat(HtmlText.of(html + "<p>seen</p>")).isEqualTo("seen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='font-size:0'><span style='font-size:14px'>seen</span></div>",
                "<div style='font-size:0.9em'>seen</div>",
                "<div style='opacity:0.5'>seen</div>",
                "<div style='max-height:0.5em;overflow:hidden'>seen</div>",
                "<div style='display:none-such'>seen</div>",
                "<div style=';;:;display'>seen</div>",
            })
    void contentThatOnlyLooksHiddenIsInTheText(String html) {
        assertThat(HtmlText.of(html)).isEqualTo("seen");
    }

    @Test
    void picturesAreReplacedByTheirAlternativeText() {
        assertThat(HtmlText.of("<img src='cid:1' alt='Error 7'> <img src='cid:2'><img src='data:x'>"))
                .isEqualTo("[Error 7] [image]");
    }

    @Test
    void entitiesAreDecoded() {
        assertThat(HtmlText.of("&lt;b&gt; &amp; &euro; &#128512; &#0; &bogus;"))
                .startsWith("<b> & € 😀")
                .endsWith("&bogus;");
    }

    @Test
    void noHtmlGivesEmptyText() {
        assertThat(HtmlText.of(null)).isEmpty();
        assertThat(HtmlText.of("  ")).isEmpty();
        assertThat(HtmlText.of("<p>&nbsp;</p><br>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<a href='https://a.example'>x",
                "<table><tr><td>",
                "<ul><li>",
                "<font color=1><p>",
                "<blockquote>x<br>",
                "<a",
                "</a",
                "<td><!---->",
                "<svg><a>",
                "<pre>\n",
                "\"data:",
                "<object><b>",
                "<p a<"
            })
    void twoMegabytesOfAnythingAreReadInBoundedTimeAndMemory(String piece) {
        String html = piece.repeat(HtmlText.MAX_HTML / piece.length()) + "end";
        String text = ProcessorTime.within(Duration.ofSeconds(10), () -> HtmlText.of(html));
        assertThat(text.length()).isLessThan(MailReader.MAX_TEXT + 100);
    }

    @Test
    void tenThousandNestedElementsDoNotOverflowTheStack() {
        String html = "<div>".repeat(10_000) + "deep" + "</div>".repeat(10_000) + "<p>after</p>";
        assertThat(HtmlText.of(html)).contains("deep").contains("after");
    }

    @Test
    void theMarksOfDeepQuotesDoNotOutgrowTheText() {
        String html = "<blockquote>".repeat(1_000) + "x<br>".repeat(10_000);
        assertThat(HtmlText.of(html).length()).isLessThan(10_000 * 25);
    }
}
