package io.github.vtigermail.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lines above a quote, as programs write them in many languages. One that is not recognized leaves the quote in the
 * comment.
 */
class AttributionLineTest {

    static Stream<String> ofPrograms() {
        return Stream.of(
                        // English
                        "On Mon, Jan 4, 2016 at 7:03 PM, Ann Smith <ann@example.com> wrote:",
                        "On Mon, Jan 4, 2016 at 7:03\u202FPM Ann Smith <ann@example.com> wrote:",
                        "On Jan 4, 2016, at 7:03 PM, Ann Smith <ann@example.com> wrote:",
                        "On 4 Jan 2016, at 19:03, \"Smith, Ann (HR: Payroll)\" <ann@example.com> wrote:",
                        "On 04/01/2016 19:03, Ann Smith wrote:",
                        "On 1/4/16, 7:03 PM, \"Ann Smith\" <ann@example.com> wrote:",
                        "On Monday, January 4, 2016 at 07:03:12 PM GMT+1, Ann Smith <ann@example.com> wrote:",
                        "On Mon, 4 Jan 2016, 7:03 p.m. Ann Smith, <ann@example.com> wrote:",
                        "On Monday, January 4th, 2016 at 7:03 PM, Ann Smith <ann@example.com> wrote:",
                        "---- On Mon, 04 Jan 2016 19:03:12 +0100 Ann Smith <ann@example.com> wrote ----",
                        "--- On Mon, 1/4/16, Ann Smith <ann@example.com> wrote:",
                        "Ann Smith <ann@example.com> wrote on 01/04/2016 07:03:12 PM:",
                        "Ann Smith <ann@example.com> writes:",
                        "At 2016-01-04 19:03:12, \"Ann Smith\" <ann@example.com> wrote:",
                        "2016-01-04 19:03 GMT+01:00 Ann Smith <ann@example.com>:",
                        "On Mon, Jan 4, 2016 at 7:03 PM Ann Smith <ann@example.com (mailto:ann@example.com)> wrote:",
                        "*On Mon, Jan 4, 2016 at 7:03 PM, Ann Smith <ann@example.com> wrote:*",
                        "Quoting Ann Smith <ann@example.com>:",
                        "Jan 4, 2016, 19:03 by ann@example.com:",
                        "On Mon, Jan 04, 2016 at 07:03:12PM +0100, Ann Smith wrote:",
                        "On Mon, 2016-01-04 at 19:03 +0100, Ann Smith wrote:",
                        "On Monday, 4 January 2016 19:03:12 CET Ann Smith wrote:",
                        "On Mon, Jan 4, 2016 at 7:03 PM, Ann Smith < ann@example.com > wrote:",
                        // German
                        "Zitat von Ann Smith <ann@example.com>:",
                        "4. Jan. 2016, 19:03 von ann@example.com:",
                        "---- Am Mo, 04 Jan. 2016 19:03:12 +0100 schrieb Ann Smith <ann@example.com> ----",
                        "Am 2016-01-04 19:03, schrieb Ann Smith:",
                        "Am Mo., 4. Jan. 2016 um 19:03 Uhr schrieb Ann Smith <ann@example.com>:",
                        "Am 04.01.2016 um 19:03 schrieb Ann Smith:",
                        "Am 04.01.16, 19:03 schrieb \"Ann Smith\" <ann@example.com>:",
                        "Am 4. Januar 2016 19:03:12 MEZ schrieb Ann Smith <ann@example.com>:",
                        "Ann Smith <ann@example.com> schrieb am Mo., 4. Jan. 2016, 19:03:",
                        "Am 04.01.2016 7:03 nachm. schrieb \"Ann Smith\" <ann@example.com>:",
                        // French
                        "Le lun. 4 janv. 2016 à 19:03, Ann Smith <ann@example.com> a écrit :",
                        "Le 4 janv. 2016 à 19:03, Ann Smith <ann@example.com> a écrit\u00A0:",
                        "Le 04/01/2016 à 19:03, Ann Smith a écrit\u202F:",
                        "Ann Smith <ann@example.com> a écrit le 04/01/2016 19:03 :",
                        // Spanish
                        "El lun, 4 ene 2016 a las 19:03, Ann Smith (<ann@example.com>) escribió:",
                        "El 4 ene 2016, a las 19:03, Ann Smith <ann@example.com> escribió:",
                        "El 04/01/2016 a las 19:03, Ann Smith escribió:",
                        "El lun., 4 de enero de 2016 7:03 p. m., Ann Smith <ann@example.com> escribió:",
                        // Italian
                        "Il giorno lun 4 gen 2016 alle ore 19:03 Ann Smith <ann@example.com> ha scritto:",
                        "Il giorno 4 gen 2016, alle ore 19:03, Ann Smith <ann@example.com> ha scritto:",
                        "Il 04/01/2016 19:03, Ann Smith ha scritto:",
                        "Il 04/01/2016 19.03 Ann Smith <ann@example.com> ha scritto:",
                        // Portuguese
                        "Em seg., 4 de jan. de 2016 às 19:03, Ann Smith <ann@example.com> escreveu:",
                        "Em 4 de jan de 2016, à(s) 19:03, Ann Smith <ann@example.com> escreveu:",
                        "No dia 04/01/2016, às 19:03, Ann Smith <ann@example.com> escreveu:",
                        "Ann Smith <ann@example.com> escreveu no dia segunda, 4/01/2016 à(s) 19:03:",
                        "Ann Smith <ann@example.com> escreveu (segunda, 4/01/2016 à(s) 19:03):",
                        "Em 04/01/2016 19:03, Ann Smith escreveu:",
                        // Dutch
                        "Op ma 4 jan. 2016 om 19:03 schreef Ann Smith <ann@example.com>:",
                        "Op 4 jan. 2016 om 19:03 heeft Ann Smith <ann@example.com> het volgende geschreven:",
                        "Op 04-01-2016 om 19:03 schreef Ann Smith:",
                        // Polish
                        "pon., 4 sty 2016 o 19:03 Ann Smith <ann@example.com> napisał(a):",
                        "W dniu 04.01.2016 o 19:03, Ann Smith pisze:",
                        "Wiadomość napisana przez Ann Smith <ann@example.com> w dniu 4 sty 2016, o godz. 19:03:",
                        "Dnia 4 stycznia 2016 19:03 Ann Smith <ann@example.com> napisał(a):",
                        // Czech
                        "po 4. 1. 2016 v 19:03 odesílatel Ann Smith <ann@example.com> napsal:",
                        "Dne 04. 01. 2016 v 19:03 Ann Smith napsal(a):",
                        "4. 1. 2016 v 19:03, Ann Smith <ann@example.com>:",
                        // Swedish
                        "Den mån 4 jan. 2016 kl 19:03 skrev Ann Smith <ann@example.com>:",
                        "4 jan. 2016 kl. 19:03 skrev Ann Smith <ann@example.com>:",
                        "Den 2016-01-04 kl. 19:03, skrev Ann Smith:",
                        // Danish
                        "Den man. 4. jan. 2016 kl. 19.03 skrev Ann Smith <ann@example.com>:",
                        "Den 4. jan. 2016 kl. 19.03 skrev Ann Smith <ann@example.com>:",
                        "Den 04.01.2016 kl. 19.03 skrev Ann Smith:",
                        // Norwegian
                        "man. 4. jan. 2016 kl. 19:03 skrev Ann Smith <ann@example.com>:",
                        "Den 04.01.2016 19:03, skrev Ann Smith:",
                        // Finnish
                        "ma 4. tammik. 2016 klo 19.03 Ann Smith (ann@example.com) kirjoitti:",
                        "Ann Smith <ann@example.com> kirjoitti 4.1.2016 kello 19.03:",
                        "4.1.2016, 19:03, Ann Smith kirjoitti:",
                        // Russian
                        "пн, 4 янв. 2016 г. в 19:03, Ann Smith <ann@example.com>:",
                        "4 янв. 2016 г., в 19:03, Ann Smith <ann@example.com> написал(а):",
                        "04.01.2016 19:03, Ann Smith пишет:",
                        "Понедельник, 4 января 2016, 19:03 +03:00 от Ann Smith <ann@example.com>:",
                        "04.01.2016, 19:03, \"Ann Smith\" <ann@example.com>:",
                        // Turkish
                        "Ann Smith <ann@example.com>, 4 Oca 2016 Pzt, 19:03 tarihinde şunu yazdı:",
                        "4 Oca 2016 tarihinde 19:03 saatinde Ann Smith <ann@example.com> şunları yazdı:",
                        "4.01.2016 19:03 tarihinde Ann Smith yazdı:",
                        // Japanese
                        "2016年1月4日(月) 19:03 Ann Smith <ann@example.com>:",
                        "2016/01/04 19:03、Ann Smith <ann@example.com>のメール:",
                        "2016年1月4日 19:03、Ann Smith <ann@example.com>のメール：",
                        "On 2016/01/04 19:03, Ann Smith wrote:",
                        // Chinese
                        "在 2016年1月4日，下午7:03，Ann Smith <ann@example.com> 写道：",
                        "Ann Smith <ann@example.com> 于2016年1月4日周一 19:03写道：",
                        "Ann Smith <ann@example.com> 於 2016年1月4日 週一 下午7:03寫道：",
                        "在 2016/1/4 19:03, Ann Smith 写道:",
                        // Korean
                        "2016년 1월 4일 (월) 오후 7:03, Ann Smith <ann@example.com>님이 작성:",
                        "2016. 1. 4. 오후 7:03, Ann Smith <ann@example.com> 작성:",
                        "2016년 1월 4일 (월) PM 7:03, Ann Smith <ann@example.com>님이 작성:")
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("ofPrograms")
    void aProgramsLineIsRecognized(String line) {
        assertThat(AttributionLine.kind(line)).isIn(AttributionLine.Kind.SURE, AttributionLine.Kind.FAIR);
    }

    @ParameterizedTest
    @MethodSource("ofPrograms")
    void aProgramsLineIsCutWithTheQuoteBelow(String line) {
        assertThat(trimmed("Yes.\n\n" + line + "\n\n> Is it?\n")).isEqualTo("Yes.");
    }

    @ParameterizedTest
    @MethodSource("ofPrograms")
    void aProgramsLineIsCutWithTheUnmarkedMailBelow(String line) {
        assertThat(trimmed("Yes.\n\n" + line + "\n\nIs it?\n")).isEqualTo("Yes.");
    }

    @ParameterizedTest
    @MethodSource("ofPrograms")
    void aWrappedLineOfAProgramIsCut(String line) {
        for (int at = line.indexOf(' ', 24); at >= 0; at = line.indexOf(' ', at + 1)) {
            String wrapped = line.substring(0, at) + "\n" + line.substring(at + 1);
            boolean words = wrapped.substring(at).chars().anyMatch(Character::isLetter);
            if (words && line.charAt(at - 1) != ':') {
                assertThat(trimmed("We met in 2015 at 10:00.\n" + wrapped + "\n> Is it?\n"))
                        .as(wrapped)
                        .isEqualTo("We met in 2015 at 10:00.");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofPrograms")
    void marksOfTheWritingDirectionDoNotHideIt(String line) {
        String marked = "\u200F" + line.replace(" ", " \u200E") + "\u200E";
        assertThat(trimmed("Yes.\n\n" + marked + "\n\nIs it?\n")).isEqualTo("Yes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "As Bob wrote:",
                "In your last mail you wrote:",
                "On Monday you wrote:",
                "On Monday your technician wrote to me:",
                "Am Montag schrieben Sie:",
                "I wrote to ann@example.com:",
                "Please answer to ann@example.com:",
                "My new address, from 1 May 2020 on:",
                "On 5 May 2020 we ordered the following:",
                "The error of 2020-05-04 10:00:",
                "The log of 10:00 says: 'ann wrote:' and:",
                "Contact:",
                "On 5 May 2020 at 10:00 Bob wrote:",
                "Am 05.05.2020 um 10:00 schrieb Herr Müller:",
                "Then Bob <bob@example.com> wrote:",
                "ann@example.com:",
                "2016-01-04 19:03:12 ERROR login of ann@example.com failed",
                "2016-01-04 19:03:12 login: <ann@example.com> refused: wrong password"
            })
    void aPersonsLineIsNotMistakenForAProgramsLine(String line) {
        assertThat(AttributionLine.kind(line)).isNotEqualTo(AttributionLine.Kind.SURE);
        String mail = "Hello\n\n" + line + "\n\"please restart it\"\n\nIt did not help.\nAnn";
        assertThat(trimmed(mail)).isEqualTo(mail);
    }

    static String trimmed(String mail) {
        return ReplyTrimmer.trim(mail, ReplyTrimmer.Source.PLAIN, new Correspondents("", null, List.of()))
                .map(ReplyTrimmer.Trimmed::text)
                .orElse(mail);
    }
}
