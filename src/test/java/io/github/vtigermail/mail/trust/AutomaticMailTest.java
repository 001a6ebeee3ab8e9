package io.github.vtigermail.mail.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.support.Addresses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticMailTest {
    private static final Addresses OWN = Addresses.of("support@example.com, @own.example");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied|auto-submitted",
                "auto-submitted: Auto-Generated; x=y|auto-submitted",
                "Precedence: bulk|precedence",
                "Precedence: LIST|precedence-list",
                "Precedence: junk (really)|precedence",
                "Precedence: auto_reply|precedence",
                "X-Auto-Response-Suppress: All|x-auto-response-suppress",
                "X-Auto-Response-Suppress: DR, OOF|x-auto-response-suppress",
                "X-Autoreply: yes|x-autoreply",
                "X-Autorespond: x|x-autorespond",
                "List-Id: <l.a.example>|list-id",
                "Return-Path: <>|return-path-empty",
                "Return-Path: < >|return-path-empty",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b|delivery-report",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b|delivery-report",
                "Content-Type: multipart/report; boundary=b|delivery-report",
                "Content-Type: message/disposition-notification|delivery-report",
                "X-Failed-Recipients: x|delivery-report",
                "From: Support <SUPPORT@example.com>|own-address",
                "From: crm@own.example|own-address",
                "X-Loop: support@example.com|x-loop",
                "X-Loop: x@y.example, <Support@example.com>|x-loop",
                "From: Mail <MAILER-DAEMON@a.example>|mailer-daemon",
                "From: postmaster@a.example|mailer-daemon",
            })
    void automaticMailHasASign(String header, String sign) throws Exception {
        assertThat(sign(header)).contains(sign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted: NO (a person)",
                "Auto-Submitted:",
                "Precedence: normal",
                "Precedence: first-class",
                "X-Auto-Response-Suppress: DR, RN, NRN",
                "X-Auto-Response-Suppress: None",
                "X-Autoreply: no",
                "Return-Path: <ann@a.example>",
                "From: ann.postmaster@a.example",
                "From: support@example.com.evil.example",
                "X-Loop: yes",
                "X-Loop: list@y.example",
                "Content-Type: multipart/mixed; boundary=report",
                "Subject: Auto-Submitted: auto-replied",
            })
    void aPersonsMailHasNone(String header) throws Exception {
        assertThat(sign(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"List-Id: <l.a.example>", "Precedence: list", "List-Post: <mailto:l@a.example>"})
    void listSignsDoNotCountInAMailboxThatAcceptsListMail(String header) throws Exception {
        assertThat(read(header).sign(OWN, true)).isEmpty();
        assertThat(read(header).sign(OWN, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "Precedence: bulk", "X-Loop: support@example.com"})
    void anAutomaticAnswerThroughAListIsStillAutomatic(String header) throws Exception {
        assertThat(read("List-Id: <l.a.example>\nPrecedence: list\n" + header).sign(OWN, true))
                .isPresent();
    }

    @Test
    void onlyTheStartOfALoopGuardOfAMegabyteIsRead() throws Exception {
        assertThat(sign("X-Loop: " + "a,".repeat(500_000) + "support@example.com"))
                .isEmpty();
    }

    private static Optional<String> sign(String header) throws IOException {
        return read(header).sign(OWN, false);
    }

    private static AutomaticMail read(String header) throws IOException {
        String source = header + "\nX-Other: y\n\ntext";
        return new MailReader()
                .read(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), QuotedHistory.KEPT)
                .automatic();
    }
}
