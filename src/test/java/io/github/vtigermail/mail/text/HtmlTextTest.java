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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ol start=7><li>Open</li><li>Close</li></ol>|7. Open/8. Close",
                "<ol start='0'><li>a<li>b</ol>|0. a/1. b",
                "<ol start=x><li>a<li>b</ol>|1. a/2. b",
                "<ol start=99999999999999999999><li>a</ol>|1. a",
                "<ol><li>a<li value=5>b<li>c</ol>|1. a/5. b/6. c",
                "<ol type=a><li>a<li>b</ol>|a. a/b. b",
                "<ol type=A start=26><li>a<li>b</ol>|Z. a/AA. b",
                "<ol type=i start=4><li>a</ol>|iv. a",
                "<ol type=I start=1999><li>a</ol>|MCMXCIX. a",
                "<ol type=I start=4000><li>a</ol>|4000. a",
                "<ol style='margin:0; list-style-type: lower-latin'><li>a</ol>|a. a",
                "<ol type=a style='list-style:inside upper-roman'><li>a</ol>|I. a",
                "<ol type=a style='list-style-type:decimal'><li>a</ol>|1. a",
                "<ol reversed><li>a<li>b</ol>|2. a/1. b",
                "<ol reversed start=9><li>a<li>b</ol>|9. a/8. b",
                "<ul type=a start=3><li>a</ul>|- a",
                "<ol type=a start=-1><li>a<li>b<li>c</ol>|-1. a/0. b/a. c",
            })
    void aListIsNumberedAsTheWriterSeesIt(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text.replace('/', '\n'));
    }

    @Test
    void aListGoesOnAfterATextBetweenItsItems() {
        assertThat(HtmlText.of("<ol><li>one<ol type=a><li>in</ol></ol><p>note</p><ol start=2><li>two</ol>"))
                .isEqualTo("1. one\n  a. in\n\nnote\n\n2. two");
        String word = "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>4."
                + "<span>&nbsp;&nbsp; </span></span>Wait</p>";
        assertThat(HtmlText.of(word)).isEqualTo("4. Wait");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Send <s>3</s> 4 boxes|Send ~~3~~ 4 boxes",
                "<del>in May</del> in June|~~in May~~ in June",
                "<strike><b>3</b> of</strike> it|~~3 of~~ it",
                "<span style='color:red;text-decoration:line-through'>3</span> 4|~~3~~ 4",
                "<span style='TEXT-DECORATION-LINE: Line-Through'>3</span> 4|~~3~~ 4",
                "<span style='text-decoration:underline'>3</span> 4|3 4",
                "<ins>3</ins> 4|3 4",
                "<s><strike>3</strike> of</s> 4|~~3 of~~ 4",
                "<s></s>3<s> </s>4|3 4",
                "<s>one<br>two</s>three|~~one~~/~~two~~three",
                "<del><p>one</p><p>two</p></del>three|~~one~~//~~two~~//three",
                "<ul><li><s>one</s><li>two</ul>|- ~~one~~/- two",
            })
    void whatNoLongerAppliesIsMarked(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text.replace('/', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10<sup>5</sup> pages|10^5 pages",
                "10<sup>-3</sup>|10^-3",
                "2<sup>n</sup>|2^n",
                "2<sup>n+1</sup>|2^(n+1)",
                "5 m<sup>2</sup>.|5 m^2.",
                "10<span style='vertical-align:super'>5</span>|10^5",
                "the 1<sup>st</sup>|the 1st",
                "n<sup>o</sup> 5|no 5",
                "Acme<sup>TM</sup>|AcmeTM",
                "<sup>1</sup> note|1 note",
                "as said <sup>1</sup>|as said 1",
                "as said<sup>[1]</sup>|as said[1]",
                "H<sub>2</sub>O|H2O",
                "100<sub>2</sub>|100_2",
                "log<sub>2</sub>8|log_2 8",
                "a<sub>max</sub>|amax",
            })
    void aPowerIsNotALongerNumber(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Size: <select><option>S<option selected>M<option>L</select> please|Size: M please",
                "<select multiple><option selected>S<option>M<option selected>L</select>|S, L",
                "<select><option>S<option>M</select>|S",
                "<select multiple><option>S</select>x|x",
                "<select></select>x|x",
                "<input type=checkbox checked> yes <input type=checkbox> no|[x] yes [ ] no",
                "<input type=radio checked>yes|[x] yes",
                "Name: <input value='Ann'>|Name: Ann",
                "<input type=hidden value=secret><input type=password value=secret><input type=submit value=Go>x|x",
            })
    void aFormSaysWhatWasFilledIn(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "<tr><td>Drum<td>2<td>5<tr><td>Belt<td><td>7/Drum | 2 | 5#Belt |  | 7",
                "<tr><td>Drum<td>2<td>5<tr><td>Belt<td><p>&nbsp;<td>7/Drum | 2 | 5#Belt |  | 7",
                "<tr><td>Drum<td>2<tr><td><td>7/Drum | 2#| 7",
                "<tr><td>a<td>b<td>c<tr><td><td><td>7/a | b | c#|  | 7",
                "<tr><td>a<td>b<tr><td>c<td>/a | b#c",
                "<tr><td>a<td><td>b<tr><td>c<td><td>d/a | b#c | d",
                "<tr><td><td>a<td><tr><td><td>b<td>/a#b",
                "<tr><td colspan=2>a<td>b<tr><td>c<td><td>d/a | b#c | d",
                "<tr><td>a<td>b<tr><td><td><i>c<div>d/a | b#| c#d",
                "<tr><td><div>a<td><div>b<tr><td><td><div>c/a | b#| c",
                "<tr><td rowspan=2>Drum<td>black<td>5<tr><td>red<td>7<tr><td>Belt<td><td>1/Drum | black | 5#| red | 7#Belt |  | 1",
                "<tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h/a | b | c#d |  | e#f | g | h",
                "<tr><td rowspan=3><img src=x><td>a<tr><td>b<tr><td>c/a#b#c",
            })
    void anEmptyCellKeepsTheColumnsOfWhatFollows(String rows, String text) {
        assertThat(HtmlText.of("<table>" + rows + "</table>")).isEqualTo(text.replace('#', '\n'));
    }

    @Test
    void aTableThatOnlyArrangesOthersHasNoEmptyCells() {
        assertThat(HtmlText.of("<table><tr><td>a<td>b<tr><td><td><table><tr><td>c</table></table>"))
                .isEqualTo("a | b\nc");
        assertThat(HtmlText.of("<table role=presentation><tr><td>a<td>b<tr><td><td>c</table>"))
                .isEqualTo("a | b\nc");
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
                "<a href='file:///\\\\nas\\logs\\a.txt'>here</a>|here (file:///\\\\nas\\logs\\a.txt)",
                "<a href='file://nas/logs/a.txt'>here</a>|here (file://nas/logs/a.txt)",
                "<a href='file:////nas/logs/a.txt'>here</a>|here (file:////nas/logs/a.txt)",
                "<a href='file:///P:/logs/a.txt'>here</a>|here (file:///P:/logs/a.txt)",
                "<a href='\\\\nas\\logs'>here</a>|here (\\\\nas\\logs)",
                "<a href='file://nas/my%20logs/a.txt'>\\\\nas\\my logs\\a.txt</a>|\\\\nas\\my logs\\a.txt",
                "<a href='ftp://a.example/x'>here</a>|here (ftp://a.example/x)",
                "<s><a href='https://a.example'>a.example</a></s>|~~a.example~~",
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
        assertThat(HtmlText.of("<div style='white-space: pre-wrap'>a\n  b</div>after"))
                .isEqualTo("a\n  b\nafter");
        assertThat(HtmlText.of("<div style='line-break:after-white-space'>a\n  b</div>"))
                .isEqualTo("a b");
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
                "<div style='visibility:hidden'><p style='Visibility: visible'>seen</p></div>",
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
    void aShortQuotationHasItsMarks() {
        assertThat(HtmlText.of("It says <q>no paper</q>.")).isEqualTo("It says \"no paper\".");
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
                "<p a<",
                "<s>x",
                "<ol reversed>",
                "<ol><li>",
                "<table><tr><td>",
                "<table><tr><td></table>",
                "<tr><td rowspan=99 colspan=99>",
                "a<sup>1",
                "<select><option>",
                "<td>",
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
