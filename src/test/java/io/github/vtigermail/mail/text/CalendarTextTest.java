package io.github.vtigermail.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.testing.ProcessorTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTextTest {

    private static final String OUTLOOK = """
            BEGIN:VCALENDAR
            METHOD:REQUEST
            PRODID:Microsoft Exchange Server 2010
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            ORGANIZER;CN=Ann:mailto:ann@a.example
            ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Help: Desk
             ":mailto:help@b.example
            DESCRIPTION;LANGUAGE=en-US:\\n
            UID:040000008200E00074C5B7101A82E008
            SUMMARY;LANGUAGE=en-US:Printer\\, second floor: what
              burns
            DTSTART;TZID=W. Europe Standard Time:20261124T100000
            DTEND;TZID=W. Europe Standard Time:20261124T110000
            LOCATION;LANGUAGE=en-US:Room 1\\; Berlin
            BEGIN:VALARM
            DESCRIPTION:REMINDER
            TRIGGER;RELATED=START:-PT15M
            ACTION:DISPLAY
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");
    private static final String LINE = "[Invitation: Printer, second floor: what burns, 2026-11-24 10:00 to 11:00"
            + " (W. Europe Standard Time), Room 1; Berlin]";

    @Test
    void anInvitationSaysWhatWhenAndWhere() {
        assertThat(CalendarText.of(OUTLOOK).line()).isEqualTo(LINE);
    }

    @Test
    void anInvitationIsALineBeforeTheTextAndAFile() throws Exception {
        TicketMail mail = Mime.read(Mime.alternative(
                Mime.plain("Please come."),
                Mime.html("<p>Please come."),
                Mime.part("Content-Type: text/calendar; charset=\"utf-8\"; method=REQUEST", utf8(OUTLOOK))));
        assertThat(mail.text()).isEqualTo(LINE + "\n\nPlease come.");
        assertThat(Mime.names(mail)).containsExactly("invite.ics");
        assertThat(Mime.bytes(mail.files().get(0))).isEqualTo(utf8(OUTLOOK));
    }

    @Test
    void theSecondCopyThatGoogleAttachesIsNotASecondFile() throws Exception {
        TicketMail mail = Mime.read(Mime.mixed(
                Mime.alternative(
                        Mime.plain("Please come."),
                        Mime.html("<p>Please come."),
                        "Content-Type: text/calendar; charset=\"UTF-8\"; method=REQUEST\n\n" + OUTLOOK),
                Mime.part(
                        "Content-Type: application/ics; name=\"invite.ics\"\nContent-Disposition: attachment; filename=\"invite.ics\"",
                        utf8(OUTLOOK))));
        assertThat(Mime.names(mail)).containsExactly("invite.ics");
        assertThat(mail.text()).containsOnlyOnce("[Invitation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "METHOD:CANCEL|DTSTART:20261124T100000Z|[Cancellation: X, 2026-11-24 10:00 (UTC)]",
                "METHOD:REPLY|ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.c|[Answer to an invitation (declined): X]",
                "METHOD:REPLY|ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.c|[Answer to an invitation (accepted): X]",
                "METHOD:COUNTER|DTSTART:20261124T100000|[Another time proposed: X, 2026-11-24 10:00]",
                "X:Y|DTSTART;VALUE=DATE:20261124|[Calendar entry: X, 2026-11-24]",
                "METHOD:PUBLISH|DTSTART;VALUE=DATE:20261124;DTEND;VALUE=DATE:20261125|[Calendar entry: X, 2026-11-24]",
                "METHOD:PUBLISH|DTSTART:20261124;DTEND:20261127|[Calendar entry: X, 2026-11-24 to 2026-11-26]",
                "METHOD:PUBLISH|DTSTART:20261124T230000;DTEND:20261125T010000|[Calendar entry: X, 2026-11-24 23:00 to 2026-11-25 01:00]",
                "METHOD:PUBLISH|DTSTART:20261124T230000;DURATION:PT1H30M|[Calendar entry: X, 2026-11-24 23:00 to 2026-11-25 00:30]",
                "METHOD:PUBLISH|DTSTART:20261124T100000;RRULE:FREQ=DAILY|[Calendar entry: X, 2026-11-24 10:00, repeated]",
                "METHOD:PUBLISH|DTSTART:20269999T100000|[Calendar entry: X]",
                "METHOD:PUBLISH|DTSTART:20261124T100000;DURATION:PT99999999999999H|[Calendar entry: X, 2026-11-24 10:00]",
            })
    void eachKindOfCalendarIsDescribed(String method, String properties, String line) {
        // a semicolon before the next property's name stands for a line end
        String event = properties.replaceAll(";(?=DTEND|DURATION|RRULE)", "\n");
        assertThat(CalendarText.of("BEGIN:VCALENDAR\n" + method + "\nBEGIN:VEVENT\nSUMMARY:X\n" + event
                                + "\nEND:VEVENT\nEND:VCALENDAR")
                        .line())
                .isEqualTo(line);
    }

    @Test
    void theFirstOfSeveralEventsIsDescribed() {
        String event = "BEGIN:VEVENT\nSUMMARY:First\nEND:VEVENT\n";
        assertThat(CalendarText.of("BEGIN:VCALENDAR\n" + event + event.replace("First", "Second") + "END:VCALENDAR")
                        .line())
                .isEqualTo("[Calendar entry: First]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "METHOD:REPLY|COMMENT:I am on the road until noon.|I am on the road until noon.",
                "METHOD:REPLY|COMMENT;LANGUAGE=de:Erst ab\\, sagen wir\\, elf.|Erst ab, sagen wir, elf.",
                "METHOD:CANCEL|DESCRIPTION:The lift is broken.|The lift is broken.",
                "METHOD:COUNTER|COMMENT:Rather on Friday;DESCRIPTION:Change of the drum|Rather on Friday",
                "METHOD:COUNTER|COMMENT:Rather on Friday;DESCRIPTION:Change of the drum|Change of the drum",
                "X:Y|X-ALT-DESC;FMTTYPE=text/html:<p>Ring <b>twice</b></p>|Ring twice",
                "X:Y|DESCRIPTION:\\n;X-ALT-DESC;FMTTYPE=text/html:<p>Ring <b>twice</b></p>|Ring twice",
                "X:Y|DESCRIPTION;ALTREP=\"cid:1\":Gate 2\\nRing twice|Gate 2\\nRing twice",
            })
    void whatAPersonWroteIntoACalendarIsTheTextOfAMailWithoutAnother(String method, String properties, String written)
            throws Exception {
        String event = properties.replaceAll(";(?=DESCRIPTION:|X-ALT)", "\n");
        TicketMail mail = Mime.read("Content-Type: text/calendar; charset=utf-8\n\n" + calendar(method, event));
        assertThat(mail.text()).startsWith("[").contains(": X]\n\n").contains(written.replace("\\n", "\n"));
        assertThat(Mime.names(mail)).containsExactly("invite.ics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VTODO", "VJOURNAL"})
    void aTaskSaysWhatItIsAbout(String entry) throws Exception {
        String task = calendar("X:Y", "DESCRIPTION:Clean the rollers.").replace("VEVENT", entry);
        assertThat(Mime.read("Content-Type: text/calendar\n\n" + task).text())
                .isEqualTo("[Calendar entry: X]\n\nClean the rollers.");
    }

    @Test
    void aRemarkThatOnlyTheCalendarHasPrecedesTheText() throws Exception {
        String answer = calendar("METHOD:REPLY", "COMMENT:Ask for Bo at the gate.\nDESCRIPTION:Visit of Ann");
        assertThat(answered("Visit of Ann: accepted.", answer))
                .isEqualTo("[Answer to an invitation: X]\n\nAsk for Bo at the gate.\n\nVisit of Ann: accepted.");
        assertThat(answered("Visit of Ann: accepted. Ask for\nBo at the gate.", answer))
                .isEqualTo("[Answer to an invitation: X]\n\nVisit of Ann: accepted. Ask for\nBo at the gate.");
    }

    @Test
    void aDescriptionThatTheTextLacksPrecedesIt() throws Exception {
        assertThat(answered("When: Monday", calendar("METHOD:REQUEST", "DESCRIPTION:Please bring a drum.")))
                .isEqualTo("[Invitation: X]\n\nPlease bring a drum.\n\nWhen: Monday");
    }

    @Test
    void aDescriptionIsNotRepeatedAfterTheTextThatItWasMadeFrom() throws Exception {
        assertThat(answered("Please come at 9.", calendar("METHOD:REQUEST", "DESCRIPTION:Please come\\nat 9.")))
                .isEqualTo("[Invitation: X]\n\nPlease come at 9.");
        assertThat(answered(
                        "When: Monday\n\n*Please come* at 9: a.example <https://a.example>",
                        calendar("METHOD:REQUEST", "DESCRIPTION:Please come at 9: https://a.example")))
                .startsWith("[Invitation: X]\n\nWhen: Monday");
    }

    private static String answered(String text, String calendar) throws Exception {
        return Mime.read(Mime.alternative(Mime.plain(text), "Content-Type: text/calendar\n\n" + calendar))
                .text();
    }

    private static String calendar(String method, String properties) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + method + "\nBEGIN:VEVENT\nSUMMARY:X\n" + properties
                + "\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    @Test
    void anInvalidCalendarIsAFileWithoutALine() throws Exception {
        TicketMail mail =
                Mime.read(Mime.mixed(Mime.plain("text"), "Content-Type: text/calendar\n\nnothing of the kind"));
        assertThat(mail.text()).isEqualTo("text");
        assertThat(Mime.names(mail)).containsExactly("invite.ics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN:A\n",
                "END:A\n",
                "BEGIN:VEVENT\n",
                " ",
                "\n ",
                "SUMMARY:",
                "SUMMARY;A=",
                "SUMMARY;A=\"",
                ";",
                "\\",
                "BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n",
                "VERSION:1.0\n",
                "A;ENCODING=QUOTED-PRINTABLE:=\n",
                "\0"
            })
    void aCalendarOfTenMegabytesCostsLittle(String piece) {
        String calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + piece.repeat(10_000_000 / piece.length());
        TicketMail mail = ProcessorTime.within(
                Duration.ofSeconds(20), () -> Mime.read("Content-Type: text/calendar\n\n" + calendar));
        assertThat(mail.text().length()).isLessThan(1_000);
        assertThat(Mime.names(mail)).containsExactly("invite.ics");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
