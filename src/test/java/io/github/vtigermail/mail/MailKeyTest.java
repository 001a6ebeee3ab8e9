package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailKeyTest {
    private static final SubjectReferences TICKET = references(TicketReference.number("TT12"));
    private static final SubjectReferences OTHER_TICKET = references(TicketReference.number("TT13"));

    @Test
    void aKeyIsSixtyFourLowerCaseHexDigitsAndNeverChanges() throws Exception {
        String key = MailKey.of(mail("<1@a.example>", "ann@a.example", "Mon, 3 Feb 2025 10:00:00 +0100"), TICKET);
        assertThat(key)
                .isEqualTo("268f678059355eb54393a64f18782619d6e5131172125473b9a507f2d7011f19")
                .matches("[0-9a-f]{64}");
    }

    @Test
    void aKeyChangesWithEachOfItsParts() throws Exception {
        TicketMail mail = mail("<1@a>", "a@a", "today");
        assertThat(new String[] {
                    MailKey.of(mail, TICKET),
                    MailKey.of(mail, OTHER_TICKET),
                    MailKey.of(mail("<2@a>", "a@a", "today"), TICKET),
                    MailKey.of(mail("<1@a>", "b@a", "today"), TICKET),
                    MailKey.of(mail("<1@a>", "a@a", "yesterday"), TICKET),
                    MailKey.of(mail("<1@a>", "a@atoday", ""), TICKET),
                    MailKey.of(mail("<1@a>", "", "a@atoday"), TICKET),
                    MailKey.of(read("Message-ID: <1@a>\nFrom: a@a\n\n"), TICKET),
                })
                .doesNotHaveDuplicates();
    }

    /** The patterns of a second mailbox may find only one of the references, and they may be changed while a mail waits. */
    @Test
    void beforeOrBehindANumberARecordDoesNotChangeAKey() throws Exception {
        TicketMail mail = mail("<1@a>", "a@a", "today");
        TicketReference number = TicketReference.number("TT12");
        TicketReference record = TicketReference.record("34");
        assertThat(MailKey.of(mail, references(number, record)))
                .isEqualTo(MailKey.of(mail, references(record, number)))
                .isEqualTo(MailKey.of(mail, TICKET))
                .isNotEqualTo(MailKey.of(mail, references(record)));
    }

    @Test
    void theBodyAndOtherHeadersDoNotChangeAKey() throws Exception {
        TicketMail mail = read("Message-ID: <1@a>\nFrom: a@a\nDate: x\n\none");
        TicketMail other = read("Received: by b\nMessage-Id:  <1@a> \nFrom:\n a@a\nDate: x\nSubject: y\n\ntwo");
        assertThat(MailKey.of(mail, TICKET)).isEqualTo(MailKey.of(other, TICKET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Message-ID:\n",
                "Message-ID: <>\n",
                "Message-ID: < >\n",
                "Message-ID: <constant@printer>\n",
                "Message-ID: <constant@printer>\nDate:\n",
                "Message-ID: <constant@printer>\nDate: \n",
                "Date: Mon, 3 Feb 2025 10:00:00 +0100\n",
                "Message-ID: <>\nDate: Mon, 3 Feb 2025 10:00:00 +0100\n"
            })
    void withoutAMessageIdOrADateTwoTextsAreTwoMails(String header) throws Exception {
        String head = header + "From: a@a\nSubject: TT1 report\n\n";
        String key = MailKey.of(read(head + "first\nline"), TICKET);
        assertThat(MailKey.of(read(head + "other\nline"), TICKET)).isNotEqualTo(key);
        assertThat(MailKey.of(read((head + "first\nline").replace("\n", "\r\n")), TICKET))
                .as("line ends, which mail servers change")
                .isEqualTo(key);
        assertThat(MailKey.of(read("X: y\n" + head + "first\nline"), TICKET)).isNotEqualTo(key);
    }

    @Test
    void anEmptyMessageIdIsNone() throws Exception {
        assertThat(read("Message-ID: <>\nFrom: a@a\n\n").messageId()).isNull();
        assertThat(read("From: a@a").key()).isEqualTo(read("From: a@a\n\n").key());
    }

    @Test
    void aMailOfAnyLengthHasAKey() throws Exception {
        String head = "From: a@a\n\n";
        String text = "0123456789\r\n".repeat(100_000);
        assertThat(MailKey.of(read(head + text), TICKET))
                .isEqualTo(MailKey.of(read(head + text.replace("\r", "")), TICKET))
                .isNotEqualTo(MailKey.of(read(head + text + "x"), TICKET));
    }

    private static SubjectReferences references(TicketReference... references) {
        return new SubjectReferences(List.of(references), false);
    }

    private static TicketMail mail(String id, String from, String date) throws IOException {
        return read("Message-ID: " + id + "\nFrom: " + from + "\nDate: " + date + "\n\n");
    }

    private static TicketMail read(String source) throws IOException {
        return new MailReader()
                .read(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), QuotedHistory.KEPT);
    }
}
