package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailKeyTest {

    @Test
    void aKeyIsSixtyFourLowerCaseHexDigitsAndNeverChanges() throws Exception {
        String key = MailKey.of(mail("<1@a.example>", "ann@a.example", "Mon, 3 Feb 2025 10:00:00 +0100"), "17x34");
        assertThat(key)
                .isEqualTo("b816f651fcdd8ca732e21684d646126482762bd2fb5138accf37368696d4133b")
                .matches("[0-9a-f]{64}");
    }

    @Test
    void aKeyChangesWithEachOfItsParts() throws Exception {
        TicketMail mail = mail("<1@a>", "a@a", "today");
        assertThat(new String[] {
                    MailKey.of(mail, "17x34"),
                    MailKey.of(mail, "17x35"),
                    MailKey.of(mail("<2@a>", "a@a", "today"), "17x34"),
                    MailKey.of(mail("<1@a>", "b@a", "today"), "17x34"),
                    MailKey.of(mail("<1@a>", "a@a", "yesterday"), "17x34"),
                    MailKey.of(mail("<1@a>", "a@atoday", ""), "17x34"),
                    MailKey.of(mail("<1@a>", "", "a@atoday"), "17x34"),
                    MailKey.of(read("Message-ID: <1@a>\nFrom: a@a\n\n"), "17x34"),
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void theBodyAndOtherHeadersDoNotChangeAKey() throws Exception {
        TicketMail mail = read("Message-ID: <1@a>\nFrom: a@a\nDate: x\n\none");
        TicketMail other = read("Received: by b\nMessage-Id:  <1@a> \nFrom:\n a@a\nDate: x\nSubject: y\n\ntwo");
        assertThat(MailKey.of(mail, "1")).isEqualTo(MailKey.of(other, "1"));
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
        String key = MailKey.of(read(head + "first\nline"), "1");
        assertThat(MailKey.of(read(head + "other\nline"), "1")).isNotEqualTo(key);
        assertThat(MailKey.of(read((head + "first\nline").replace("\n", "\r\n")), "1"))
                .as("line ends, which mail servers change")
                .isEqualTo(key);
        assertThat(MailKey.of(read("X: y\n" + head + "first\nline"), "1")).isNotEqualTo(key);
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
        assertThat(MailKey.of(read(head + text), "1"))
                .isEqualTo(MailKey.of(read(head + text.replace("\r", "")), "1"))
                .isNotEqualTo(MailKey.of(read(head + text + "x"), "1"));
    }

    private static TicketMail mail(String id, String from, String date) throws IOException {
        return read("Message-ID: " + id + "\nFrom: " + from + "\nDate: " + date + "\n\n");
    }

    private static TicketMail read(String source) throws IOException {
        return new MailReader()
                .read(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), QuotedHistory.KEPT);
    }
}
