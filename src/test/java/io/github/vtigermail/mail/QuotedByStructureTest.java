package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the ticket is not known: only what a mail program itself marks is left out, so that no word of the customer is lost. */
class QuotedByStructureTest {
    private static final String HEAD =
            "From: Erik Sand <erik@sand.example>\nTo: Help <help@desk.example>\nSubject: Re: TT7\n";
    private static final String WROTE = "On Tue, 3 Mar 2026 at 14:20, Help <help@desk.example> wrote:\n";
    private static final String QUOTE = "\n\n" + WROTE + "> Is the pump dry?\n> Tell us.\n";
    private static final String OUTLOOK =
            "From: Help <help@desk.example>\nSent: Tuesday, March 3, 2026 2:20 PM\nTo: Erik Sand\nSubject: TT7\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ---------\nFrom: Plant <plant@maker.example>\nDate: Mon, Mar 2, 2026\n"
                        + "Subject: Seal\nTo: Erik Sand <erik@sand.example>\n\nThe seal costs 40 euros.",
                "-------- Weitergeleitete Nachricht --------\nBetreff: Dichtung\nDatum: Mon, 2 Mar 2026 09:00:00 +0100\n"
                        + "Von: Werk <werk@maker.example>\nAn: Erik Sand <erik@sand.example>\n\nThe seal costs 40 euros.",
                "From: Plant <plant@maker.example>\nSent: Monday, March 2, 2026 9:00 AM\nTo: Erik Sand <erik@sand.example>\n"
                        + "Subject: Seal\n\nThe seal costs 40 euros.",
                "On Mon, 2 Mar 2026 at 09:00, Plant <plant@maker.example> wrote:\n> The seal costs 40 euros."
            })
    void aForwardedMailIsWhatTheMailIsAbout(String forwarded) throws IOException {
        assertThat(text("See what the plant says.\n\n" + forwarded)).contains("The seal costs 40 euros.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is it the small one?\nNo, the large one.\nIs it wet?\nYes, all day.",
                "¿Es la pequeña?\n\nNo, the large one.\n\n¿Está mojada?\n\nYes, all day."
            })
    void answersTypedIntoTheOldMailStay(String answered) throws IOException {
        assertThat(text("I wrote into your text.\n\n________________________________\n" + OUTLOOK + answered))
                .contains("No, the large one.", "Yes, all day.");
        assertThat(text("It is dry now.\n\n" + OUTLOOK + "Is it dry now?\nPlease tell us."))
                .isEqualTo("It is dry now.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent with the courier, phone 0123, in a box.",
                "Sent from my office, since the phone is broken.",
                "Sent from my phone. Please call me at 10.",
                "Gesendet mit dem Paketdienst, Tablet und Netzteil.",
                "Enviado con la tablet y el cable.",
                "Sent via the new portal of the supplier."
            })
    void aSentenceThatBeginsLikeAPhonesSignatureStays(String sentence) throws IOException {
        assertThat(text("The part is gone.\n\n" + sentence + QUOTE)).isEqualTo("The part is gone.\n\n" + sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent from my Pixel 9 Pro",
                "Sent from my phone",
                "Von meinem Galaxy Tab S9 gesendet",
                "Envoyé de mon téléphone Samsung",
                "Sent from Outlook for Android",
                "Get Outlook for iOS"
            })
    void aPhonesSignatureIsLeftOut(String signature) throws IOException {
        assertThat(text("The part is gone.\n\n" + signature + QUOTE)).isEqualTo("The part is gone.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"----------", "****", "~~~", "___", "--"})
    void anAnswerBehindADrawnLineStays(String line) throws IOException {
        assertThat(text("Hello,\nthanks.\n\n> Which pump?\n\n" + line + "\nThe green pump in hall 3"))
                .contains("The green pump in hall 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This message is confidential, the manager said, so please use the other address.",
                "L'antivirus ne trouve rien, aucune absence de virus n'est confirmée.",
                "ウイルスは見つかりませんでしたが、まだ動きません。"
            })
    void anAnswerWithTheWordsOfADisclaimerStays(String answer) throws IOException {
        assertThat(text("Hello,\nthank you.\n\n" + WROTE + "> Was it scanned?\n\n" + answer + "\n\nWhat now?"))
                .contains(answer, "What now?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Oslo\nTo: Bergen\nDate: 4 May\nSubject: two seats",
                "Von: Halle 3\nAn: Halle 5\nDatum: Montag\nBetreff: Umzug der Pumpe",
                "--- Original ---\n40 bar\n--- Now ---\n20 bar",
                "## Forwarded ports\n22 and 80",
                "From: cron@sand.example\nTo: root@sand.example\nSubject: pump.sh\nDate: Mon, 2 Mar 2026 03:00:00 +0100\n\nexit 3",
                "Please answer above this line of the form, it is required."
            })
    void aFormAHeadingOrALogOfTheCustomerStays(String own) throws IOException {
        assertThat(text("Look here.\n\n" + own + "\n\nThat is all." + QUOTE))
                .isEqualTo("Look here.\n\n" + own + "\n\nThat is all.");
    }

    @Test
    void textBelowOrInASignatureStays() throws IOException {
        assertThat(text("Hi,\n\n-- \nErik Sand\nSand AS\n\nthe pump is loud again, please come before noon."))
                .contains("the pump is loud again");
        assertThat(text("First.\n\n--\nSecond, the pump leaks." + QUOTE))
                .isEqualTo("First.\n\n--\nSecond, the pump leaks.");
        assertThat(text("It runs.\n-- \nErik Sand\nSand AS\n+47 123 45 678")).isEqualTo("It runs.");
        assertThat(text("It runs.\n--\nErik")).isEqualTo("It runs.");
    }

    @Test
    void textInTheElementOfASignatureStays() throws IOException {
        assertThat(html("<p>Hi</p><div class=gmail_signature><div>the pump is loud since Monday</div></div>"))
                .contains("the pump is loud");
        assertThat(
                        html(
                                "<p>Hi</p><div class=moz-signature>-- <br>Erik Sand<br>Sand AS<p>Please come before noon.</p></div>"))
                .contains("Please come before noon.");
        assertThat(html("<p>It runs.</p><div class=gmail_signature>Erik Sand<br>Sand AS</div>"))
                .isEqualTo("It runs.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Begin forwarded message:", "Anfang der weitergeleiteten Nachricht:", "Początek wiadomości:"})
    void aForwardedMailInTheElementOfAQuoteStays(String title) throws IOException {
        String quote = "<blockquote type=cite><div>" + title
                + "</div><br><div><b>From: </b>Plant &lt;plant@maker.example&gt;</div>"
                + "<div><b>Date: </b>2 March 2026 at 09:00:00 CET</div><div><b>To: </b>Erik Sand &lt;erik@sand.example&gt;</div><br>"
                + "<div>The seal costs 40 euros.</div></blockquote>";
        assertThat(html("<div>See what the plant says.</div><br>" + quote)).contains("The seal costs 40 euros.");
        assertThat(html("<div>It is dry.</div><br>"
                        + quote.replace("Plant &lt;plant@maker.example", "Help &lt;help@desk.example")))
                .isEqualTo("It is dry.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Still to do\n\n> a new seal\n> the invoice", "It says\n\n> > > three days", "一覧\n\n＞部品"})
    void ownLinesWithQuoteMarksStay(String own) throws IOException {
        assertThat(text(own)).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dňa ut 3. 3. 2026 o 14:20 Help <help@desk.example> napísal(a):",
                "Help <help@desk.example> rakstīja 2026. gada 3. martā plkst. 14:20:",
                "Vào Th 3, 3 thg 3, 2026 vào lúc 14:20 Help <help@desk.example> đã viết:",
                "On Mar 3, 2026, at 2:20 PM, Help said:"
            })
    void theLineAboveAQuoteIsKnownInAnyLanguage(String line) throws IOException {
        assertThat(text("It runs.\n\n" + line + "\n\n> Is the pump dry?")).isEqualTo("It runs.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-03 14:20:05 refused from <erik@sand.example>",
                "2026-03-04 08:00 at your place\n2026-03-05 08:00 at ours",
                "03.03.2026 14:20:05 no such user <erik@sand.example>:\nrejected",
                "2026-03-04 Erik Sand <erik@sand.example>\n2026-03-05 Ida Lie <ida@sand.example>"
            })
    void aLineOfALogStays(String log) throws IOException {
        assertThat(text("The log says\n\n" + log + "\n\nPlease help." + QUOTE))
                .isEqualTo("The log says\n\n" + log + "\n\nPlease help.");
    }

    @Test
    void anAnswerBelowAnUnmarkedQuoteStaysIfThereIsOnlyAGreetingAbove() throws IOException {
        assertThat(text("Hei alle\n\n-----Original Message-----\n" + OUTLOOK
                        + "Which pump?\nBest, Help\n\nThe green one."))
                .contains("The green one.");
        assertThat(text("The green one.\n\n-----Original Message-----\n" + OUTLOOK + "Which pump?\nBest, Help"))
                .isEqualTo("The green one.");
    }

    @Test
    void aLabelOrAWrappedLineDoesNotKeepTheQuote() throws IOException {
        assertThat(text("It runs.\n\nErik\nMobile:" + QUOTE)).isEqualTo("It runs.\n\nErik\nMobile:");
        assertThat(text("It runs.\n\n" + WROTE
                        + "> We have put a new seal into the pump and oiled all of the parts that you\n"
                        + "named.\n> Help"))
                .isEqualTo("It runs.");
    }

    private static String text(String body) throws IOException {
        return read("Content-Type: text/plain; charset=utf-8\n\n" + body);
    }

    private static String html(String body) throws IOException {
        return read("Content-Type: text/html; charset=utf-8\n\n" + body);
    }

    private static String read(String mail) throws IOException {
        byte[] bytes = (HEAD + mail).getBytes(StandardCharsets.UTF_8);
        return new MailReader()
                .read(new ByteArrayInputStream(bytes), QuotedHistory.CUT)
                .text();
    }
}
