package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.files.MailFile;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The comparison needs a mail's text with and without what it quotes: both are made in one pass. */
class WholeTextTest {

    private static final String HEAD = "From: Jane <jane@c.example>\nSubject: Re: TT12\nMIME-Version: 1.0\n";
    private static final String QUOTE = "<div class=gmail_quote><div class=gmail_attr>On Mon, Feb 3, 2025 at 10:00 AM"
            + " Ann &lt;ann@shop.example&gt; wrote:<br></div><blockquote class=gmail_quote>Try page 7. %s</blockquote></div>";

    @Test
    void theBodyOfAMailThatQuotesIsReadOnce() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        String page = HEAD + Mime.html("<p>It burns.</p>" + QUOTE);
        MimeMessage mail = new MimeMessage(null, stream(page)) {
            @Override
            public InputStream getRawInputStream() throws MessagingException {
                opened.incrementAndGet();
                return super.getRawInputStream();
            }
        };
        TicketMail read = new MailReader().read(mail, QuotedHistory.TICKET);
        assertThat(read.text()).isEqualTo("It burns.");
        assertThat(read.whole()).startsWith("It burns.\n\nOn Mon").contains("Try page 7.");
        int reads = opened.get();
        opened.set(0);
        new MailReader().read(mail, QuotedHistory.KEPT);
        assertThat(reads).isEqualTo(opened.get());
    }

    @Test
    void aPictureOfTheQuoteIsNamedInTheWholeTextButNotAttached() throws Exception {
        String mail = HEAD
                + Mime.related(
                        Mime.html("<p>It burns. <img src=cid:new></p>" + QUOTE.formatted("<img src=cid:old>")),
                        picture("new"),
                        picture("old"));
        TicketMail read = Mime.read(mail, QuotedHistory.TICKET);
        assertThat(read.text()).isEqualTo("It burns. [image: new.png]");
        assertThat(read.whole()).contains("[image: new.png]").contains("> Try page 7. [image: old.png]");
        assertThat(read.files()).extracting(MailFile::name).containsExactly("new.png");
    }

    @Test
    void whereNothingMayBeCutItsPicturesAreAttached() throws Exception {
        String quote = QUOTE.formatted("<img src=cid:old>");
        TicketMail read = Mime.read(
                HEAD + Mime.related(Mime.html("<p>My answers are inline:</p>" + quote), picture("old")),
                QuotedHistory.TICKET);
        assertThat(read.text()).isEqualTo(read.whole()).contains("Try page 7. [image: old.png]");
        assertThat(read.files()).extracting(MailFile::name).containsExactly("old.png");
    }

    @Test
    void theShortPlainTextOfANestedMailIsComparedWithThePageInBothTexts() throws Exception {
        String letter = Mime.mixed(Mime.plain("Hello."), Mime.html("<p>The printer burns.</p>" + QUOTE));
        TicketMail read = Mime.read(
                HEAD + Mime.alternative(letter, Mime.html("<p>Hello. The printer burns.</p>")), QuotedHistory.TICKET);
        assertThat(List.of(read.text(), read.whole()))
                .allSatisfy(text -> assertThat(text).startsWith("Hello.\n\nThe printer burns."));
        assertThat(read.whole()).contains("Try page 7.");
    }

    private static String picture(String name) {
        return Mime.part(
                "Content-Type: image/png; name=" + name + ".png\nContent-ID: <" + name + ">", new byte[60_000]);
    }

    private static InputStream stream(String source) {
        return new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
    }
}
