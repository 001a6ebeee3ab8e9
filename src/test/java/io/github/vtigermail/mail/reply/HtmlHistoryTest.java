package io.github.vtigermail.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.testing.ProcessorTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies in HTML as mail programs write them: the quoted mail is removed with its pictures, the new text stays. */
class HtmlHistoryTest {

    private static final String NEW = "<p>Yes.</p><p>Ann</p>";
    private static final String OLD = "<p>Is it? <img src=\"cid:old\"></p>";
    private static final String HEADER = "<b>From:</b> Help Desk &lt;help@example.com&gt;<br><b>Sent:</b> Monday<br>"
            + "<b>To:</b> Ann<br><b>Subject:</b> TT12";
    private static final String WROTE = "On Mon, Jan 4, 2016 at 7:03 PM Help &lt;<a href=\"mailto:help@example.com\">"
            + "help@example.com</a>&gt; wrote:";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Gmail|NEW<br><div class='gmail_quote gmail_quote_container'><div dir=ltr class=gmail_attr>WROTE<br></div>"
                        + "<blockquote class=gmail_quote style='margin:0 0 0 .8ex'>OLD</blockquote></div>",
                "Gmail in a language that is not in the list|NEW<br><div class=gmail_quote><div dir=ltr class=gmail_attr>"
                        + "Help&nbsp;&lt;help@example.com&gt; raqmt al-ithnayn:<br></div><blockquote class=gmail_quote>OLD</blockquote></div>",
                "Gmail with signature|NEW<br clear=all><div><br></div>-- <br><div dir=ltr class=gmail_signature>Smith & Co.</div>"
                        + "<br><div class=gmail_quote><div class=gmail_attr>WROTE</div><blockquote class=gmail_quote>OLD</blockquote></div>",
                "Outlook on the web|<div class=elementToProof>NEW</div><div id=appendonsend></div><hr style='width:98%'>"
                        + "<div id=divRplyFwdMsg><font>HEADER</font></div><div>OLD</div>",
                "Outlook on the web, signed|NEW<div id=Signature>Smith & Co.</div><div id=appendonsend></div><hr>"
                        + "<div id=divRplyFwdMsg>HEADER<div>&nbsp;</div></div>OLD",
                "Outlook|<div class=WordSection1>NEW<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm'>"
                        + "<p class=MsoNormal>HEADER</p></div></div>OLD</div>",
                "Outlook 2003|NEW<div><div align=center><hr size=2></div><p>HEADER</p></div>OLD",
                "Outlook of a phone|NEW<div id=ms-outlook-mobile-signature>Get <a href=https://aka.ms/x>Outlook for iOS</a></div>"
                        + "<hr><div id=divRplyFwdMsg>HEADER</div>OLD",
                "Outlook of a Mac|NEW<span id=OLK_SRC_BODY_SECTION><div>HEADER</div><div>OLD</div></span>",
                "Hotmail|NEW<div><hr id=stopSpelling>Date: Mon, 4 Jan 2016<br>Subject: TT12<br>From: help@example.com<br>"
                        + "To: ann@example.com<br><br>OLD</div>",
                "Apple Mail|NEW<div><br><blockquote type=cite><div>WROTE</div><br><div>OLD</div></blockquote></div>",
                "Apple Mail, old|NEW<div><div>WROTE</div><br><blockquote type=cite><div>OLD</div></blockquote></div>",
                "iPhone|<div dir=auto>NEW<div><br></div><div dir=ltr>Sent from my iPhone</div><div dir=ltr><br>"
                        + "<blockquote type=cite>WROTE<br><br></blockquote></div><blockquote type=cite>OLD</blockquote></div>",
                "Thunderbird|NEW<div class=moz-cite-prefix>On 04.01.2016 19:03, Help Desk wrote:<br></div>"
                        + "<blockquote type=cite cite=mid:1@example.com>OLD</blockquote><br><div class=moz-signature>-- <br>Smith & Co.</div>",
                "Thunderbird in German|NEW<div class=moz-cite-prefix>Am 04.01.16 um 19:03 schrieb Help Desk:<br></div>"
                        + "<blockquote type=cite cite=mid:1@example.com>OLD</blockquote>",
                "Yahoo|<div class=yahoo-style-wrap>NEW</div><div id=yahoo_quoted_123 class=yahoo_quoted><div><div>On Monday, January 4,"
                        + " 2016 at 07:03:12 PM GMT+1, Help &lt;help@example.com&gt; wrote: </div><div>OLD</div></div></div>",
                "Yahoo on a phone|NEW<br><br><p>Sent from Yahoo Mail on Android</p><blockquote style='margin:0 0 20px 0'><div>"
                        + "On Mon, Jan 4, 2016 at 7:03 PM, Help<br>&lt;help@example.com&gt; wrote:</div><div>OLD</div></blockquote>",
                "Proton|NEW<div class=protonmail_signature_block>Sent with Proton Mail secure email.</div><div class=protonmail_quote>"
                        + "On Monday, January 4th, 2016 at 7:03 PM, Help &lt;help@example.com&gt; wrote:<br><blockquote class="
                        + "protonmail_quote type=cite>OLD</blockquote></div>",
                "GMX|<div>NEW</div><div name=quote style='border-left:2px solid'><div><b>Gesendet:</b> Montag, 04. Januar 2016"
                        + " um 19:03 Uhr<br><b>Von:</b> \"Help\" &lt;help@example.com&gt;<br><b>An:</b> ann@example.com<br>"
                        + "<b>Betreff:</b> TT12</div><div name=quoted-content>OLD</div></div>",
                "Zimbra|<div>NEW<br><hr id=zwchr><div><b>From: </b>\"Help\" &lt;help@example.com&gt;<br><b>To: </b>\"Ann\"<br>"
                        + "<b>Sent: </b>Monday<br><b>Subject: </b>TT12<br></div>OLD</div>",
                "Mail.ru|NEW<br><blockquote style='border-left:1px solid #08c'>Понедельник, 4 января 2016, 19:03 +03:00 от Help"
                        + " &lt;help@example.com&gt;:<br>OLD</blockquote>",
                "Yandex|<div>NEW</div><div>&nbsp;</div><div>04.01.2016, 19:03, \"Help\" &lt;help@example.com&gt;:</div>"
                        + "<blockquote><p>OLD</p></blockquote>",
                "Spark|NEW<div name=messageSignatureSection>Smith & Co.</div><div name=messageReplySection>On 4 Jan 2016, 19:03"
                        + " +0100, Help &lt;help@example.com&gt;, wrote:<br><blockquote type=cite>OLD</blockquote></div>",
                "Windows Mail|NEW<div data-signatureblock=true>Smith & Co.</div><div style='border-top-color:#e5e5e5;border-top-width:1px'>"
                        + "<b>Von:</b>&nbsp;<a href=mailto:help@example.com>Help</a><br><b>Gesendet:</b>&nbsp;\u200EMontag<br><b>An:</b>"
                        + "&nbsp;Ann</div>OLD",
                "Samsung|NEW<div>Sent from my Galaxy</div><div>-------- Original message --------</div><div>From: Help"
                        + " &lt;help@example.com&gt; </div><div>Date: 04/01/2016 19:03 </div><div>Subject: TT12 </div>OLD"
            })
    void quotedMailsAndSignaturesOfProgramsAreCut(String program, String html) throws IOException {
        TicketMail mail = read(filled(html));
        assertThat(mail.text()).as(program).isEqualTo("Yes.\n\nAnn");
        assertThat(mail.historyCut()).isTrue();
        assertThat(read(filled(html), QuotedHistory.KEPT).text()).contains("Yes.", "Is it?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEW<div class=gmail_quote>WROTE<blockquote class=gmail_quote>OLD</blockquote></div>",
                "NEW<div id=appendonsend></div><hr><div id=divRplyFwdMsg>HEADER</div>OLD",
                "NEW<div style='border-top:solid 1pt'><p>HEADER</p></div>OLD",
                "NEW<div class=yahoo_quoted><div>WROTE</div>OLD</div>",
                "NEW<blockquote type=cite>OLD</blockquote>"
            })
    void thePicturesOfTheQuotedMailAreRemovedWithIt(String html) {
        Document page = Jsoup.parse(filled("<img src=\"cid:new\">" + html));
        assertThat(HtmlHistory.cut(page, new Correspondents("", null, List.of()))
                        .history())
                .isTrue();
        assertThat(page.select("img")).extracting(image -> image.attr("src")).containsExactly("cid:new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=gmail_quote>WROTE<blockquote class=gmail_quote>OLD</blockquote></div>NEW",
                "<div class=moz-cite-prefix>WROTE</div><blockquote type=cite>OLD</blockquote>NEW"
            })
    void onlyAnAnswerBelowTheQuoteStays(String html) throws IOException {
        assertThat(read(filled(html)).text()).isEqualTo("Yes.\n\nAnn");
    }

    @Test
    void answersBetweenQuotesStayWithTheQuotes() throws IOException {
        String thunderbird =
                "<div class=moz-cite-prefix>WROTE</div><blockquote type=cite>Is it on?</blockquote><p>Yes.</p>"
                        + "<blockquote type=cite>Is it red?</blockquote><p>No.</p><blockquote type=cite>Regards</blockquote>";
        assertThat(read(filled(thunderbird)).text()).isEqualTo("> Is it on?\n\nYes.\n\n> Is it red?\n\nNo.");
        String gmail =
                "<div>Hi</div><div class=gmail_quote><div class=gmail_attr>WROTE</div><blockquote class=gmail_quote>Is it on?"
                        + "</blockquote><div>Yes.</div><blockquote class=gmail_quote>Is it red?</blockquote><div>No.</div></div>";
        assertThat(read(filled(gmail)).text()).isEqualTo("Hi\n\n> Is it on?\n\nYes.\n\n> Is it red?\n\nNo.");
    }

    @Test
    void answersMarkedInsideTheQuotedMailStay() throws IOException {
        String marked = filled("<p>Hello</p><div style='border-top:solid 1pt'><p>HEADER</p></div><p>Is it on?</p>"
                + "<p style='color:red'><b>[Ann Smith]</b> Yes.</p>");
        assertThat(read(marked).text()).contains("Hello", "Is it on?", "[Ann Smith] Yes.");
        String announced =
                filled("<p>See my answers below in red</p><hr><div id=divRplyFwdMsg>HEADER</div>Is it on? Yes.");
        assertThat(read(announced).text()).contains("below in red", "Is it on? Yes.");
        assertThat(read(announced).historyCut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=gmail_quote>NEW</div>",
                "<blockquote class=gmail_quote>NEW</blockquote>",
                "<blockquote type=cite>NEW</blockquote>",
                "<div id=Signature>NEW</div>",
                "<div class=gmail_signature>NEW</div>",
                "<hr>NEW",
                "<div style='border-top:solid 1pt'>NEW</div>",
                "<div class=gmail_quote><div>NEW</div>WROTE<blockquote class=gmail_quote>OLD</blockquote></div>"
            })
    void newTextInTheElementOfAQuotedMailStays(String html) throws IOException {
        assertThat(read(filled(html)).text()).contains("Yes.", "Ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEW<hr><p>One more thing</p>",
                "NEW<div style='border-top:1px solid red'>One more thing</div>",
                "NEW<blockquote style='margin:0 0 0 40px;border:none'>One more thing</blockquote>",
                "<table style='border-top:solid'><tr><td>NEW</td></tr></table>One more thing",
                "NEW<div class=gmail_quote>One more thing</div>"
            })
    void contentThatIsNotAQuotedMailStays(String html) throws IOException {
        TicketMail mail = read(filled(html));
        assertThat(mail.text()).contains("Yes.", "One more thing");
        assertThat(mail.historyCut()).isFalse();
    }

    @Test
    void aForwardingMailKeepsTheForwardedOne() throws IOException {
        String html = filled(
                "NEW<div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>HEADER</div>OLD</div>");
        assertThat(read(html).text()).isEqualTo("Yes.\n\nAnn");
        assertThat(mail("Subject: Fwd: TT12\n", html, QuotedHistory.CUT).text())
                .contains("Yes.", "Help Desk", "Is it?");
        assertThat(mail("Subject: TT12 WG: it burns\n", html, QuotedHistory.CUT).text())
                .contains("Is it?");
        assertThat(mail("Subject: AW: WG: TT12\n", html, QuotedHistory.CUT).text())
                .doesNotContain("Is it?");
        assertThat(mail("Subject: Re: TT12 our fwd: rule\n", html, QuotedHistory.CUT)
                        .text())
                .doesNotContain("Is it?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=gmail_quote>",
                "<blockquote type=cite>x",
                "<hr>",
                "<hr>From: a<br>",
                "<div style='border-top:1px'>x",
                "<div class=yahoo_quoted>On 1 May 2020 10:00 a &lt;a@b.c&gt; wrote:</div>x",
                "<div id=Signature>",
                "<p style='font-size:0'><b>x",
                "<div class=gmail_quote>x</div>",
                "<br><blockquote type=cite></blockquote>"
            })
    void hostileHtmlIsTrimmedInBoundedTime(String piece) {
        String html = "<p>Hello</p>" + piece.repeat(1_000_000 / piece.length());
        TicketMail mail = ProcessorTime.within(Duration.ofSeconds(20), () -> read(html));
        assertThat(mail.text()).startsWith("Hello");
    }

    private static String filled(String html) {
        return html.replace("NEW", NEW)
                .replace("OLD", OLD)
                .replace("HEADER", HEADER)
                .replace("WROTE", WROTE);
    }

    private static TicketMail read(String html) throws IOException {
        return read(html, QuotedHistory.CUT);
    }

    private static TicketMail read(String html, QuotedHistory history) throws IOException {
        return mail("Subject: Re: TT12\n", html, history);
    }

    private static TicketMail mail(String subject, String html, QuotedHistory history) throws IOException {
        String source =
                "From: Ann Smith <ann@example.com>\n" + subject + "Content-Type: text/html; charset=utf-8\n\n" + html;
        return new MailReader().read(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), history);
    }
}
