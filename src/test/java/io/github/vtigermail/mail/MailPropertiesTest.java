package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.text.HtmlText;
import io.github.vtigermail.vtiger.comment.CommentText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for random mails and texts. jqwik shows the smallest example for which it does not. */
class MailPropertiesTest {

    private static final int TRIES = 200;

    @Property(tries = TRIES)
    void noWordOrFileOfAValidMailIsLost(@ForAll("soundMails") MailTrees.Sound mail) throws Exception {
        TicketMail read = MailInvariants.ofMail(mail.source());
        assertThat(read.text()).isEqualTo(String.join("\n\n", mail.words()));
        List<byte[]> files = new ArrayList<>();
        for (MailFile file : read.files()) {
            try (InputStream content = file.content().open()) {
                files.add(content.readAllBytes());
            }
        }
        assertThat(files).containsExactlyElementsOf(mail.files());
        assertThat(read.truncated()).isFalse();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE) // there are more edge cases than tries
    void aBrokenMailMeetsTheInvariants(@ForAll("brokenMails") byte[] mail) throws Exception {
        MailInvariants.ofMail(mail);
    }

    /** Found by the property above: boundaries that belong to no part left blank lines behind. */
    @Example
    void aMailWhosePartsAreNotWhatItDeclaresMeetsTheInvariants() throws Exception {
        String mail =
                "From: jane@customer.example\r\nSubject: TT12\r\nContent-Type: multipart/alternative; boundary=\"-187\"\r\n"
                        + "Content-Type: multipart/mixed; boundary=\r\n---187\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\nw\u00f6rd0.\r\n\r\n---187\r\n---187--\r\nContent-Type: text/html\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\n<html><p>w\u00f6rd0.</p></html>\r\n";
        MailInvariants.ofMail(mail.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = TRIES)
    void theTrimmedReplyConsistsOfTheReplysOwnLines(@ForAll("replies") String text) throws Exception {
        String head = "Subject: TT1\nContent-Type: text/plain; charset=utf-8\n\n";
        String page = text.replace("<", "&lt;").replace("\n", "<br>\n");
        String html = head.replace("plain", "html");
        for (String mail : List.of(head + text, html + page, html + "<p>New<blockquote>" + page + "</blockquote>")) {
            byte[] source = mail.getBytes(StandardCharsets.UTF_8);
            String cut = MailInvariants.read(source, QuotedHistory.CUT).text();
            MailInvariants.inventsNoLine(cut, MailInvariants.ofMail(source).text());
        }
    }

    @Property(tries = TRIES)
    void aCommentNeverHasMoreBytesThanVtigerKeeps(@ForAll("longTexts") String text) {
        MailInvariants.ofComment(text);
    }

    @Property(tries = TRIES)
    void aTextThatFitsIsNotChanged(@ForAll("shortTexts") String text) {
        assertThat(new CommentText(true).fits(text)).isTrue();
        assertThat(new CommentText(true).fit(text, "")).isEqualTo(text);
    }

    @Property(tries = TRIES)
    void anyTextIsCleaned(@ForAll String text) {
        MailInvariants.ofText(CleanText.lines(text));
        MailInvariants.ofSubject(text);
    }

    @Property(tries = TRIES)
    void noWordBetweenTagsIsLost(@ForAll("tags") List<String> tags) {
        StringBuilder page = new StringBuilder();
        List<String> words = new ArrayList<>();
        for (String tag : tags) {
            words.add("word" + words.size() + ".");
            page.append(tag).append(words.get(words.size() - 1));
        }
        MailInvariants.ofHtml(page.toString());
        assertThat(HtmlText.of(page.toString())).contains(words);
    }

    @Provide
    Arbitrary<MailTrees.Sound> soundMails() {
        return MailTrees.sound();
    }

    @Provide
    Arbitrary<byte[]> brokenMails() {
        return MailTrees.broken();
    }

    /** Lines of replies, quotes and signatures, in any order. */
    @Provide
    Arbitrary<String> replies() {
        return Arbitraries.of(
                        "Hello Ann,",
                        "it works.",
                        "",
                        " ",
                        "> old",
                        ">> older",
                        ">",
                        "-- ",
                        "--",
                        "Jane Doe",
                        "On Mon, Feb 3, 2025 at 10:00 AM Ann <ann@a.example> wrote:",
                        "On Mon, Feb 3, 2025 Ann",
                        "wrote:",
                        "Am 03.02.2025 um 10:00 schrieb Ann:",
                        "Le lun. 3 f\u00e9vr. 2025 \u00e0 10:00, Ann a \u00e9crit :",
                        "-----Original Message-----",
                        "________________________________",
                        "From: Ann <ann@a.example>",
                        "Sent: Monday, 3 February 2025 10:00",
                        "Von: Ann",
                        "Gesendet: Montag, 3. Februar 2025",
                        "Subject: Re: TT1",
                        "Sent from my iPhone",
                        "2025\u5e742\u67083\u65e5 10:00 Ann <ann@a.example>:")
                .list()
                .ofMaxSize(25)
                .map(lines -> String.join("\n", lines));
    }

    /** Texts around the limit, of characters that take 1 to 5 bytes each, and of lone surrogates. */
    @Provide
    Arbitrary<String> longTexts() {
        return Combinators.combine(pieces(), Arbitraries.integers().between(0, 30_000))
                .as(String::repeat)
                .list()
                .ofMaxSize(6)
                .map(texts -> String.join("", texts));
    }

    @Provide
    Arbitrary<String> shortTexts() {
        return pieces().list().ofMaxSize(CommentText.MOST_BYTES / 30).map(texts -> String.join("", texts));
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.of("a", "\u00e4", "\u20ac", "\ud83d\ude42", "\ud83d", "\ude42", "<", ">", "&", "\n", "<b>x");
    }

    @Provide
    Arbitrary<List<String>> tags() {
        List<String> names = List.of(
                "div",
                "p",
                "b",
                "a",
                "span",
                "pre",
                "h1",
                "table",
                "tr",
                "td",
                "th",
                "ul",
                "ol",
                "li",
                "blockquote",
                "center",
                "font",
                "br",
                "hr",
                "img",
                "dl",
                "dd",
                "form",
                "label",
                "body",
                "html",
                "caption",
                "o:p");
        Arbitrary<String> attributes =
                Arbitraries.of("", " ", " class=x", " style='color:red", " href=\"http://a.example/\"", " /");
        return Combinators.combine(Arbitraries.of("<", "</"), Arbitraries.of(names), attributes)
                .as((open, name, attribute) -> open + name + quoted(attribute) + ">")
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static String quoted(String attribute) {
        return attribute.contains("'") ? attribute + "'" : attribute;
    }
}
