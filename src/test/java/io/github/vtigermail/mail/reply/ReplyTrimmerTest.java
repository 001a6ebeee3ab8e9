package io.github.vtigermail.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.reply.ReplyTrimmer.Source;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What remains of a reply: if too little, a customer's words are lost; if too much, the ticket repeats the thread. */
class ReplyTrimmerTest {

    private static final Correspondents ANN = new Correspondents("Ann Smith", null, List.of());
    private static final String WROTE = "On Mon, Jan 4, 2016 at 7:03 PM, Help Desk <help@example.com> wrote:";

    static Stream<String> headers() {
        return Stream.of(
                "From: Help Desk <help@example.com>\nSent: Monday, January 4, 2016 7:03 PM\nTo: Ann\nSubject: TT12",
                "From: Help Desk\nSent: Monday, January 4, 2016 7:03 PM\nTo: Smith, Ann; Doe,\n John; Roe, Jane\nCc: Bob\n"
                        + "Subject: RE: TT12: it burns",
                "*From:* Help Desk\n*Sent:* Monday\n*To:* Ann\n*Subject:* TT12",
                "________________________________\nFrom: Help Desk <help@example.com>\nSent: Monday\nTo: Ann",
                "-----Original Message-----\nFrom: Help Desk\nSent: Monday\nTo: Ann\nSubject: TT12",
                "From: Help Desk <help@example.com>\n\nSent: Monday\n\nTo: Ann\n\nSubject: TT12",
                "Von: Help Desk <help@example.com>\nGesendet: Montag, 4. Januar 2016 19:03\nAn: Ann\nBetreff: TT12",
                "Gesendet: Montag, 04. Januar 2016 um 19:03 Uhr\nVon: \"Help Desk\" <help@example.com>\nAn: ann@example.com\n"
                        + "Betreff: TT12",
                "-----Ursprüngliche Nachricht-----\nVon: Help Desk\nGesendet: Montag\nAn: Ann\nBetreff: TT12",
                "De : Help Desk <help@example.com>\nEnvoyé : lundi 4 janvier 2016 19:03\nÀ : Ann\nObjet : TT12",
                "De\u00A0: Help Desk\nDate\u00A0: lundi 4 janvier 2016 à 19:03\nÀ\u00A0: Ann\nObjet\u00A0: TT12",
                "De: Help Desk\nEnviado el: lunes, 4 de enero de 2016 19:03\nPara: Ann\nAsunto: TT12",
                "Da: Help Desk\nInviato: lunedì 4 gennaio 2016 19:03\nA: Ann\nOggetto: TT12",
                "De: Help Desk\nEnviada em: segunda-feira, 4 de janeiro de 2016 19:03\nPara: Ann\nAssunto: TT12",
                "Van: Help Desk\nVerzonden: maandag 4 januari 2016 19:03\nAan: Ann\nOnderwerp: TT12",
                "Od: Help Desk\nWysłano: poniedziałek, 4 stycznia 2016 19:03\nDo: Ann\nTemat: TT12",
                "Od: Help Desk\nOdesláno: pondělí 4. ledna 2016 19:03\nKomu: Ann\nPředmět: TT12",
                "Från: Help Desk\nSkickat: den 4 januari 2016 19:03\nTill: Ann\nÄmne: TT12",
                "Fra: Help Desk\nSendt: 4. januar 2016 19:03\nTil: Ann\nEmne: TT12",
                "Lähettäjä: Help Desk\nLähetetty: maanantai 4. tammikuuta 2016 19.03\nVastaanottaja: Ann\nAihe: TT12",
                "От: Help Desk\nОтправлено: 4 января 2016 г. 19:03\nКому: Ann\nТема: TT12",
                "Kimden: Help Desk\nGönderildi: 4 Ocak 2016 Pazartesi 19:03\nKime: Ann\nKonu: TT12",
                "差出人: Help Desk\n送信日時: 2016年1月4日 19:03\n宛先: Ann\n件名: TT12",
                "发件人: Help Desk\n发送时间: 2016年1月4日 19:03\n收件人: Ann\n主题: TT12",
                "寄件者：Help Desk\n寄件日期：2016年1月4日 下午 07:03\n收件者：Ann\n主旨：TT12",
                "보낸 사람: Help Desk\n보낸 날짜: 2016년 1월 4일 월요일 오후 7:03\n받는 사람: Ann\n제목: TT12",
                "------------------ 原始邮件 ------------------\n发件人: \"Help\" <help@example.com>;\n"
                        + "发送时间: 2016年1月4日(星期一) 晚上7:03\n收件人: \"Ann\"<ann@example.com>;\n主题: TT12",
                "---------- Исходное сообщение ----------\nhelp@example.com",
                "##- Please type your reply above this line -##\nTicket 12",
                "## Bitte antworten Sie oberhalb dieser Zeile ##\nTicket 12",
                "--- Répondez au-dessus de cette ligne ---\nTicket 12");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void theMailBelowAHeaderIsCut(String header) {
        assertThat(trimmed("Yes, it does.\n\nRegards\nAnn\n\n" + header + "\n\nDoes it burn?\n\nHelp Desk"))
                .isEqualTo("Yes, it does.\n\nRegards\nAnn");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aMailThatOnlyForwardsAnotherKeepsIt(String header) {
        assertThat(trimmed(header + "\n\nDoes it burn?\n\nHelp Desk")).endsWith("Does it burn?\n\nHelp Desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nAnn Smith\nSmith & Co.",
                "--\nAnn Smith\nSmith & Co.",
                "Sent from my iPhone",
                "Sent from my Galaxy",
                "Sent from Outlook for Android<https://aka.ms/x>",
                "Get Outlook for iOS<https://aka.ms/x>",
                "Get Outlook for iOS (https://aka.ms/x)",
                "Sent from Mail<https://go.microsoft.com/x> for Windows",
                "Sent from Yahoo Mail for iPhone",
                "Sent with Proton Mail secure email.",
                "Sent from my Verizon, Samsung Galaxy smartphone",
                "Von meinem iPhone gesendet",
                "Gesendet von Mail für Windows",
                "Gesendet mit der GMX Mail App",
                "Von meinem Samsung Gerät gesendet.",
                "Outlook für iOS beziehen",
                "Envoyé de mon iPhone",
                "Envoyé à partir de Outlook pour iOS",
                "Enviado desde mi iPhone",
                "Inviato da iPhone",
                "Inviato dal mio telefono Android",
                "Enviado do meu iPhone",
                "Verstuurd vanaf mijn iPhone",
                "Wysłane z iPhone'a",
                "Odesláno z iPhonu",
                "Skickat från min iPhone",
                "Sendt fra min iPhone",
                "Lähetetty iPhonesta",
                "Отправлено с iPhone",
                "Отправлено из мобильной Яндекс.Почты",
                "iPhone'umdan gönderildi",
                "iPhoneから送信",
                "发自我的iPhone",
                "從我的 iPhone 傳送",
                "나의 iPhone에서 보냄",
                "Sent from my iPhone\n\nSent from Outlook"
            })
    void signaturesOfProgramsAreCutWithAndWithoutAQuote(String signature) {
        assertThat(trimmed("Yes.\n\nRegards\nAnn\n\n" + signature)).isEqualTo("Yes.\n\nRegards\nAnn");
        assertThat(trimmed("Yes.\n\n" + signature + "\n\n" + WROTE + "\n\n> Is it?"))
                .isEqualTo("Yes.");
        assertThat(trimmed("Yes.\n\n" + signature + "\n\n> " + WROTE + "\n>\n> Is it?"))
                .isEqualTo("Yes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Best regards\nAnn",
                "I have sent the file from my iPhone.",
                "From my iPhone I cannot log in.",
                "Sent from Berlin on Monday by courier.",
                "Ich habe die Datei von meinem iPhone aus gesendet, es ging nicht.",
                "The printer says:\nFrom: tray 1\nTo: tray 2",
                "From: Berlin\nTo: Hamburg\nDate: 12 May 2020\n\nPlease book it.",
                "I sent this request\n\nPOST /x HTTP/1.1\nFrom: ann@example.com\nDate: Monday\nTo: x\n\nand got 500.",
                "I found \"From: help@example.com\" in the log.",
                "Bob wrote: it is broken.\n\nIs it?",
                "One\n\n----------------------\n\nTwo",
                "One\n\n---\n\nTwo\n\n___\n\nThree",
                "One\n\n--\n\nTwo",
                "One\n--\nTwo\n--\nThree",
                "$ cat x\n> a\n> b",
                "Here is the output:\n\n> npm install\n> npm start",
                "Run this:\n\n> npm install\n\nThen it fails.",
                "```\n> npm install\n-- \nOn Mon, Jan 4, 2016 at 7:03 PM, Ann <ann@example.com> wrote:\nx\n```",
                "1c1\n< old line\n---\n> new line",
                "mysql> select 1;\nmysql> quit",
                "a -> b\nb => c",
                "Table:\n\n| a | b |\n|---|---|\n| 1 | 2 |",
                "Please sign above this line and send it back.",
                "I got this mail:\n\nFrom: x@example.com\nTo: ann@example.com\nSubject: You won\n\nYou won!\n\nIs it yours?",
                "Your colleague told me this:\n\n" + WROTE + "\n> Buy it.\n",
                "You wrote:\n> send it\nHere it is.",
                "Please note that you wrote:\n> We refund everything.",
                "The mail of 2016-01-04 19:03:\nit says so.\n\nRight?"
            })
    void aPersonsWordsStay(String text) {
        String mail = "Hello\n\n" + text;
        assertThat(trimmed(mail)).isEqualTo(mail);
        assertThat(trimmed(text)).isEqualTo(text);
        assertThat(trimmed(mail + "\n\n" + WROTE + "\n\n> Is it?")).startsWith(mail);
    }

    @Test
    void answersBetweenQuotesStayWithTheQuotesTheyAnswer() {
        assertThat(trimmed("Hi\n\n" + WROTE + "\n> Is it on?\n\nYes.\n\n> Is it red?\nNo.\n\n> Regards\n> Help Desk\n"))
                .isEqualTo("Hi\n\n> Is it on?\n\nYes.\n\n> Is it red?\nNo.\n\n> Regards\n> Help Desk");
        assertThat(trimmed(WROTE + "\n> Is it on?\nYes.\n> Is it red?\nNo.\n"))
                .isEqualTo("> Is it on?\nYes.\n> Is it red?\nNo.");
    }

    @Test
    void anAnswerBelowTheQuoteStays() {
        assertThat(trimmed(WROTE + "\n> Is it on?\n> And red?\n\nYes.\n\nAnn\n"))
                .isEqualTo("Yes.\n\nAnn");
        assertThat(trimmed("> Is it on?\n\nYes.\n")).isEqualTo("> Is it on?\n\nYes.");
        assertThat(trimmed("Hi,\n\n" + WROTE + "\n> Is it on?\n\nYes.\n")).isEqualTo("Hi,\n\n> Is it on?\n\nYes.");
        assertThat(trimmed(WROTE + "\n> Is it on?\n\nYes.\n\n-- \nAnn\nSmith & Co.\n"))
                .isEqualTo("Yes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See my answers below in red.",
                "Please find my comments inline.",
                "Meine Antworten stehen unten.",
                "Mes réponses ci-dessous.",
                "Mis respuestas abajo en rojo",
                "FYI"
            })
    void announcedAnswersStay(String text) {
        String mail = text + "\n\nFrom: Help Desk\nSent: Monday\nTo: Ann\nSubject: TT12\n\nIs it on? Yes.";
        assertThat(trimmed(mail)).isEqualTo(mail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Ann] Yes.", "[Ann Smith] Yes.", "Ann: Yes.", "Ann> Yes.", "[AS] Yes.", "*Ann:* Yes."})
    void answersMarkedWithTheWritersNameStay(String answer) {
        String mail = "Hello\n\nFrom: Help Desk\nSent: Monday\nTo: Ann Smith\nSubject: TT12\n\nIs it on?\n" + answer;
        assertThat(trimmed(mail)).isEqualTo(mail);
        assertThat(trimmed(mail.replace(answer, "Is it red?"))).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Is it?",
                WROTE + "\n> Is it?",
                "Sent from my iPhone",
                "-- \nAnn",
                "Sent from my iPhone\n\n" + WROTE + "\n\n> Is it?",
                "",
                "\n\n",
                "---",
                WROTE,
                "From: a\nTo: b\nSubject: c"
            })
    void everythingStaysIfNothingWouldBeLeft(String mail) {
        ReplyTrimmer.trim(mail, Source.PLAIN, ANN).ifPresent(trimmed -> {
            assertThat(trimmed.text()).isEqualTo(mail);
            assertThat(trimmed.cut()).isFalse();
        });
    }

    @Test
    void linesWithQuoteMarksMayBeTheWritersOwnIfNoProgramWroteALineAboveThem() {
        String mail = "These points are open\n\n> delivery date\n> invoice";
        assertThat(trimmed(mail)).isEqualTo(mail);
        assertThat(ReplyTrimmer.trim(mail, Source.HTML, ANN).orElseThrow().text())
                .isEqualTo(mail);
    }

    @Test
    void onlyTheLastOfSeveralDelimitersStartsASignature() {
        assertThat(trimmed("One\n\n--\nTwo\n\n--\nAnn Smith")).isEqualTo("One\n\n--\nTwo");
    }

    @Test
    void aMailingListFooterBelowTheQuoteIsNotAnAnswer() {
        assertThat(trimmed("Yes.\n\n" + WROTE
                        + "\n> Is it?\n_______________________\nusers mailing list\nusers@example.com"))
                .isEqualTo("Yes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This e-mail may contain confidential information. If you are not the\nintended recipient, delete it.\n\nSmith & Co.",
                "Diese E-Mail enthält vertrauliche Informationen.",
                "Virus-free. www.avast.com"
            })
    void aMailServersFooterBelowAWholeQuotedMailIsNotAnAnswer(String footer) {
        assertThat(trimmed("Yes.\n\n" + WROTE + "\n" + "> Is it?\n".repeat(8) + "\n" + footer))
                .isEqualTo("Yes.");
    }

    @Test
    void theWordsOfAMailServersFooterMayBeAnAnswer() {
        String answer = "Yes, it was checked for viruses, and is virus-free.\n\nBut the scanner does not start.";
        assertThat(trimmed("Thanks.\n\n" + WROTE + "\n> Is it clean?\n\n" + answer))
                .contains(answer);
    }

    @Test
    void aSalutationAloneMeansThatTheAnswersAreElsewhere() {
        String mail = "Hi Bob,\n\nFrom: Help Desk\nSent: Monday\nTo: Ann\nSubject: TT12\n\nIs it on?\nYes.";
        assertThat(trimmed(mail)).isEqualTo(mail);
    }

    @Test
    void cuttingIsReportedOnlyIfSomethingWasCut() {
        assertThat(ReplyTrimmer.trim("Yes.", Source.PLAIN, ANN).orElseThrow().cut())
                .isFalse();
        assertThat(ReplyTrimmer.trim("Yes.\n\n____\n", Source.PLAIN, ANN)
                        .orElseThrow()
                        .cut())
                .isFalse();
        assertThat(ReplyTrimmer.trim("Yes.\n\n-- \nAnn", Source.PLAIN, ANN)
                        .orElseThrow()
                        .cut())
                .isTrue();
    }

    @Test
    void trimmingNeverInventsALineAndAlwaysEndsQuickly() {
        List<String> pieces = Stream.concat(
                        headers().flatMap(String::lines),
                        Stream.of(
                                "",
                                "> ",
                                "> a",
                                ">> b",
                                "text",
                                "Ann: x",
                                WROTE,
                                "--",
                                "-- ",
                                "___",
                                "```",
                                "A> b",
                                "wrote:",
                                "Sent from my iPhone",
                                "On 1 May 2020",
                                "<a@example.com>",
                                "> wrote:",
                                "Bob wrote:",
                                "see below"))
                .toList();
        Random random = new Random(12);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder mail = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--) {
                mail.append(pieces.get(random.nextInt(pieces.size()))).append('\n');
            }
            Source source = Source.values()[random.nextInt(3)];
            ReplyTrimmer.trim(mail.toString(), source, ANN).ifPresent(trimmed -> {
                assertThat(trimmed.text()).isNotBlank();
                assertThat(mail.toString().lines().toList())
                        .containsSubsequence(trimmed.text().lines().toList());
                assertThat(ReplyTrimmer.trim(mail.toString(), source, ANN)).contains(trimmed);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "> \n",
                "On ",
                "On \n",
                "On 5 May 2020 at 10:00, Ann <a@example.com> wrote:\n",
                "From: a\n",
                "--\n",
                "\n",
                "x\n",
                "1:\n",
                "> a\nb\n",
                "A>\n",
                "wrote:\n",
                "-- \nx\n> \n",
                "Sent from my iPhone\n\n",
                "see answer ",
                "a@",
                "> a\n\nb\n\n",
                "----------\n",
                "From: a@b.c\nTo: d\nDate: 1:00\n",
                "\uFF1A\n"
            })
    void aMillionHostileCharactersAreTrimmed(String piece) {
        String mail = "Hello\n\n" + piece.repeat(1_000_000 / piece.length());
        assertThat(ReplyTrimmer.trim(mail, Source.PLAIN, ANN)
                        .map(ReplyTrimmer.Trimmed::text)
                        .orElse(mail))
                .startsWith("Hello");
    }

    private static String trimmed(String mail) {
        return ReplyTrimmer.trim(mail, Source.PLAIN, ANN)
                .map(ReplyTrimmer.Trimmed::text)
                .orElse(mail);
    }
}
