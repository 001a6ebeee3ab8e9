package io.github.vtigermail.mail.trust;

import static io.github.vtigermail.mail.trust.AuthenticationMethod.DKIM;
import static io.github.vtigermail.mail.trust.AuthenticationMethod.DMARC;
import static io.github.vtigermail.mail.trust.AuthenticationMethod.SPF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.TicketMail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From decides who may write, and anyone can forge it: so what the trusted mail server says about it must be read
 * correctly.
 */
class AuthenticationResultsTest {
    private static final String FROM = "From: Ann <ann@example.com>\n";
    private static final Set<AuthenticationMethod> ANY = Set.of(DMARC, DKIM, SPF);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.net; dmarc=pass header.from=example.com",
                "MX.Example.NET; DMARC=Pass header.From=Example.COM",
                "mx.example.net 1; dmarc=pass header.from=example.com",
                "\"mx.example.net\";dmarc=pass header.from=example.com;",
                " (c) mx.example.net (a (nested; dmarc=fail) one) ;\n dmarc (c) = (c) pass (p=NONE; sp=NONE)\n\theader . from = example.com (c)",
                "mx.example.net; dmarc=pass reason=\"a; \\\" (quoted)\" header.from=example.com",
                "mx.example.net; none; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=example.com",
                "mx.example.net; dmarc=pass action=none header.from=example.com.; x",
                "mx.google.test; none\nAuthentication-Results: mx.example.net; dmarc=pass header.from=example.com",
                "spf=pass smtp.mailfrom=evil.example\nAuthentication-Results: mx.example.net; dmarc=pass header.from=example.com",
            })
    void aMailThatPassedDmarcIsFromItsSender(String field) throws Exception {
        assertThat(pass(DMARC, field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.net; dkim=pass header.d=example.com",
                "mx.example.net; dkim/1=pass header.i=@example.com header.s=s header.b=Ab/c+d==",
                "mx.example.net; dkim=fail header.d=example.com; dkim=pass header.d=example.com",
                "mx.example.net; dkim=pass header.d=list.example; dkim=pass (2048-bit key) header.d=example.com",
            })
    void aMailSignedByTheSendersDomainIsFromItsSender(String field) throws Exception {
        assertThat(pass(DKIM, field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.net; spf=pass (google.com: domain of a@example.com designates 192.0.2.1) smtp.mailfrom=a@example.com",
                "mx.example.net; spf=pass smtp.mailfrom=example.com smtp.helo=mail.example.com",
                "mx.example.net; spf=fail smtp.helo=x.example; spf=pass smtp.mailfrom=\"a b;\"@example.com",
            })
    void aMailSentByTheDomainsHostIsFromItsSender(String field) throws Exception {
        assertThat(pass(SPF, field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.net; none",
                "mx.example.net",
                "mx.example.net; dmarc=fail header.from=example.com",
                "mx.example.net; dmarc=pass",
                "mx.example.net; dmarc=pass header.from=evil.example",
                "mx.example.net; dmarc=pass header.from=sub.example.com",
                "mx.example.net 2; dmarc=pass header.from=example.com",
                "mx.example.net x; dmarc=pass header.from=example.com",
                "mx.evil.example; dmarc=pass header.from=example.com",
                "mx.example.net.evil.example; dmarc=pass header.from=example.com",
                "dmarc=pass header.from=example.com",
                "; dmarc=pass header.from=example.com",
                "mx.example.net; (dmarc=pass header.from=example.com)",
                "mx.example.net; x=\"; dmarc=pass header.from=example.com\"",
                "mx.example.net; x=\"; dmarc=pass header.from=example.com",
                "mx.example.net; x=y (never ends ; dmarc=pass header.from=example.com",
                "mx.example.net; dmarc=pass header.from=evil.example header.from=example.com",
                "mx.example.net; dmarc=pass header.from=evil.example; dmarc=pass header.from=example.com",
                "mx.example.net; dmarc=pass header.from=example.com header.from=evil.example",
                "mx.example.net; dmarc=pass header.from=example.com; dmarc=fail header.from=evil.example",
                "mx.example.net; spf=pass smtp.mailfrom=example.com; spf=fail smtp.mailfrom=evil.example",
                "mx.example.net; dkim=pass header.d=ample.com",
                "mx.example.net; dmarc=pass header.from=example.com junk",
                "mx.example.net; dmarc=pass =x header.from=example.com",
                "mx.example.net; spf=pass smtp.mailfrom=\"a; dmarc=pass header.from=example.com\"@evil.example",
                // anyone passes with a domain of their own
                "mx.example.net; dkim=pass header.d=evil.example",
                "mx.example.net; dkim=pass header.i=ann@evil.example",
                "mx.example.net; dkim=pass header.d=evil.example header.i=@example.com",
                "mx.example.net; dkim=pass header.d=sub.example.com",
                "mx.example.net; dkim=pass header.d=notexample.com",
                "mx.example.net; dkim=pass header.d=com",
                "mx.example.net; dkim=pass header.d=",
                "mx.example.net; dkim=pass header.d=.com",
                "mx.example.net; dkim=none",
                "mx.example.net; spf=pass smtp.mailfrom=evil.example",
                "mx.example.net; spf=pass smtp.mailfrom=ann@example.com@evil.example",
                "mx.example.net; spf=pass smtp.helo=example.com",
                "mx.example.net; spf=softfail smtp.mailfrom=example.com",
                "mx.example.net; spf=pass smtp.mailfrom=<>",
                // only the topmost field of that name counts
                "mx.example.net; dmarc=fail header.from=example.com\nAuthentication-Results: mx.example.net; dmarc=pass header.from=example.com",
                "mx.example.net; none\nAuthentication-Results: mx.example.net; dmarc=pass header.from=example.com",
                "mx.example.net\nAuthentication-Results: mx.example.net; dmarc=pass header.from=example.com",
            })
    void aFieldThatAStrangerCouldHaveWrittenProvesNothing(String field) throws Exception {
        for (AuthenticationMethod method : ANY) {
            assertThat(pass(method, field)).as("%s", method).isFalse();
        }
    }

    @Test
    void dkimOfAParentDomainCountsAndDmarcOfAParentDomainDoesNot() throws Exception {
        String from = "From: ann@mail.example.co.uk\n";

        assertThat(pass(from, DKIM, "mx.example.net; dkim=pass header.d=example.co.uk"))
                .isTrue();
        assertThat(pass(from, DMARC, "mx.example.net; dmarc=pass header.from=example.co.uk"))
                .isFalse();
        assertThat(pass(from, DKIM, "mx.example.net; dkim=pass header.d=uk")).isFalse();
    }

    @Test
    void aMailWithTwoSendersOrNoneIsNotAuthenticated() throws Exception {
        String field = "mx.example.net; dmarc=pass header.from=example.com; dkim=pass header.d=example.com";

        assertThat(pass(FROM + FROM, DMARC, field)).isFalse();
        assertThat(pass("", DMARC, field)).isFalse();
        assertThat(pass("From: Ann\n", DKIM, field)).isFalse();
    }

    @Test
    void onlyTheRequestedMethodsCount() throws Exception {
        assertThat(pass(DMARC, "mx.example.net; dkim=pass header.d=example.com; spf=pass smtp.mailfrom=example.com"))
                .isFalse();
    }

    @Test
    void aMailWithoutSuchAFieldIsNotAuthenticated() throws Exception {
        assertThat(read(FROM)
                        .authentication()
                        .confirms(ANY, "mx.example.net", read(FROM).sender().address()))
                .isFalse();
    }

    @Test
    void aFieldOfMegabytesIsReadInBoundedTimeAndProvesNothing() throws Exception {
        for (String much : new String[] {"(", "\"", "\\", "x=y ", ";", "a.", "\"(\\"}) {
            String field =
                    "mx.example.net; dmarc=pass header.from=example.com; " + much.repeat(1_000_000 / much.length());
            assertThat(pass(DMARC, field)).isFalse();
        }
        assertThat(pass(
                        DMARC,
                        "x;\nAuthentication-Results: ".repeat(10_000)
                                + "mx.example.net; dmarc=pass header.from=example.com"))
                .isFalse();
    }

    @Test
    void itsStringShowsNothingOfTheMail() throws Exception {
        assertThat(read(FROM + "Authentication-Results: mx; spf=pass smtp.mailfrom=ann@example.com\n")
                        .authentication())
                .asString()
                .doesNotContain("ann");
    }

    private static boolean pass(AuthenticationMethod method, String field) throws IOException {
        return pass(FROM, method, field);
    }

    private static boolean pass(String from, AuthenticationMethod method, String field) throws IOException {
        TicketMail mail = read("Authentication-Results: " + field + "\n" + from);
        return mail.authentication()
                .confirms(Set.of(method), "mx.example.net", mail.sender().address());
    }

    private static TicketMail read(String header) throws IOException {
        String source = header + "Subject: x\n\ntext";
        return new MailReader()
                .read(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), QuotedHistory.KEPT);
    }
}
