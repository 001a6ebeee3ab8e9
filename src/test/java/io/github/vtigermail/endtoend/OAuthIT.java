package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mailbox.MailboxEndpoint;
import io.github.vtigermail.mailbox.oauth.Consent;
import io.github.vtigermail.mailbox.oauth.DeviceConsent;
import io.github.vtigermail.mailbox.oauth.RedirectConsent;
import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.ScriptedImap;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job with OAuth2: a Dovecot that takes access tokens, and the identity provider that issued them. */
class OAuthIT {
    private static final URI REDIRECT = URI.create("http://localhost:8400/");
    private static final String CONSENT = "authorize --mailbox support";

    private IdentityServer provider;
    private HelpDesk desk;
    private LogLines log;

    @BeforeAll
    static void isInstalled() {
        DovecotServer.assumeAvailable();
    }

    @BeforeEach
    void open() {
        provider = new IdentityServer(MailServer.USER);
        desk = new HelpDesk(new DovecotServer(provider.uri("/introspect")));
        desk.set("secrets.dir", desk.folder.path("secrets").toString());
        log = LogLines.of("io.github.vtigermail");
    }

    @AfterEach
    void close() {
        log.close();
        desk.close();
        provider.close();
    }

    @Test
    void anApplicationWithAClientSecretReadsTheMailbox() {
        mailbox("client-credentials", IdentityServer.application());
        desk.start();

        becomesAComment("TT1");
        assertThat(provider.grants()).containsOnly("client_credentials");
    }

    @Test
    void anApplicationWithACertificateReadsTheMailbox() {
        mailbox("client-credentials", certificate());
        desk.start();

        becomesAComment("TT1");
        assertThat(provider.grants()).containsOnly("client_credentials");
    }

    @Test
    void aServiceAccountReadsTheMailboxOfAUser() {
        mailbox("jwt-bearer", serviceAccount());
        desk.start();

        becomesAComment("TT1");
        assertThat(provider.grants()).containsOnly("jwt-bearer");
    }

    @Test
    void aPersonConsentsInABrowserWhileTheConnectorRunsAndTheMailBecomesACommentAtOnce() {
        mailbox("authorization-code", IdentityServer.application());
        desk.start();
        byte[] mail = about("TT1");
        desk.mail.deliver(mail);
        awaitLine("nobody has consented yet", CONSENT);

        consentInABrowser();
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(provider.grants()).containsExactly("authorization_code", "refresh_token");
        assertThat(desk.folder.path("secrets/oauth-encryption-key")).exists();
    }

    @Test
    void aPersonConsentsWithADeviceCode() throws Exception {
        mailbox("device-code", IdentityServer.application());
        desk.start();

        DeviceConsent device = consent().byDevice();
        assertThat(device.poll()).as("before the code is typed in").isFalse();
        provider.agreeToDevice(device.userCode());
        await().until(device::poll);

        becomesAComment("TT1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-credentials", "jwt-bearer", "authorization-code", "device-code"})
    void tokensThatLiveForSecondsAreRenewedForEachConnection(String grant) throws Exception {
        provider.life(Duration.ofSeconds(2)).rotates();
        mailbox(grant, grant.equals("jwt-bearer") ? serviceAccount() : IdentityServer.application());
        desk.start();
        if (grant.equals("authorization-code")) {
            consentInABrowser();
        } else if (grant.equals("device-code")) {
            DeviceConsent device = consent().byDevice();
            provider.agreeToDevice(device.userCode());
            await().until(device::poll);
        }
        for (int i = 1; i <= 4; i++) {
            becomesAComment("TT" + i);
            int issued = provider.issued();
            Thread.sleep(2_100); // the token expires in IDLE
            desk.mail.restart();
            await().until(() -> provider.issued() > issued);
        }

        assertThat(provider.reused()).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains("refuses the login"));
    }

    @Test
    void aTokenThatExpiresInTheMiddleOfAPollIsRenewedForTheNextConnection() {
        provider.life(Duration.ofSeconds(2));
        try (ScriptedImap imap = new ScriptedImap(desk.mail)) {
            Map<String, String> options = new HashMap<>(IdentityServer.application());
            options.put("moveTo", "Done"); // is created on a connection of its own
            plain(imap, options);
            imap.beforeNext("BODY", () -> sleep(2_500));
            desk.start();
            byte[] mail = about("TT1");
            desk.mail.deliver(mail);

            desk.awaitIn("Done", mail);
            assertThat(provider.issued()).isGreaterThan(1);
            assertThat(log.lines()).noneMatch(line -> line.contains("cannot be read"));
        }
    }

    @Test
    void aServerThatHasOnlyOauthbearerIsReadToo() {
        try (ScriptedImap imap = new ScriptedImap(desk.mail)) {
            imap.changeAnswers("AUTH=XOAUTH2 ?", "");
            AtomicInteger logins = imap.change("AUTHENTICATE OAUTHBEARER", "AUTHENTICATE OAUTHBEARER");
            plain(imap, IdentityServer.application());
            desk.start();

            becomesAComment("TT1");
            assertThat(logins).hasPositiveValue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XOAUTH2", "OAUTHBEARER"})
    void aTokenThatTheServerDoesNotTakeIsRenewedOnce(String mechanism) {
        try (ScriptedImap imap = new ScriptedImap(desk.mail)) {
            if (mechanism.equals("OAUTHBEARER")) {
                imap.changeAnswers("AUTH=XOAUTH2 ?", "");
            }
            plain(imap, IdentityServer.application());
            desk.start();
            becomesAComment("TT1");
            int issued = provider.issued();

            provider.revokeAccess();
            desk.mail.restart();

            becomesAComment("TT2");
            assertThat(provider.issued()).as("from none on: a single new one").isOne();
            assertThat(issued).isOne();
            assertThat(log.lines()).noneMatch(line -> line.contains("refuses the login"));
        }
    }

    @Test
    void aLoginThatTheServerRefusesWhateverTheTokenIsNotTriedOverAndOver() throws Exception {
        TestMailbox other = other();
        try (ScriptedImap imap = new ScriptedImap(desk.mail)) {
            AtomicInteger logins = imap.answer("AUTHENTICATE", "TAG NO [AUTHENTICATIONFAILED] no");
            plain(imap, IdentityServer.application());
            desk.start();
            awaitLine("refuses the login with an access token that was just issued");

            Thread.sleep(2_000); // 20 delays
            assertThat(logins).as("a login is followed by a pause of 10 s").hasValueLessThanOrEqualTo(2);
            assertThat(provider.issued()).isLessThanOrEqualTo(2);
            assertWorks(other);
        }
    }

    @Test
    void aConsentThatIsTakenBackStopsItsMailboxOnlyUntilThePersonConsentsAgain() {
        TestMailbox other = other();
        provider.life(Duration.ofSeconds(2));
        mailbox("authorization-code", IdentityServer.application());
        desk.start();
        consentInABrowser();
        becomesAComment("TT1");

        provider.revokeConsents();
        provider.revokeAccess();
        desk.mail.restart();
        awaitLine("no longer accepts the consent", CONSENT);
        assertWorks(other);
        int asked = provider.grants().size();
        sleep(1_500);
        assertThat(provider.grants()).as("it is not asked with each poll").hasSizeLessThanOrEqualTo(asked + 1);

        consentInABrowser();
        becomesAComment("TT2");
        assertThat(log.lines())
                .as("one line an hour, not one a poll")
                .filteredOn(line -> line.contains("no longer accepts"))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "html", "closed", "temporarily_unavailable"})
    void whileTheProviderIsDownMailsWaitAndOtherMailboxesGoOn(String how) {
        TestMailbox other = other();
        provider.answer(exchange -> {
            switch (how) {
                case "503" -> IdentityServer.send(exchange, 503, "text/plain", "busy");
                case "html" -> IdentityServer.send(exchange, 200, "text/html", "<html>Welcome to the hotel</html>");
                case "closed" -> exchange.close();
                default ->
                    IdentityServer.send(exchange, 400, "application/json", "{\"error\":\"temporarily_unavailable\"}");
            }
        });
        mailbox("client-credentials", IdentityServer.application());
        desk.start();
        byte[] mail = about("TT1");
        desk.mail.deliver(mail);
        awaitLine("the identity provider localhost", "retried in");
        assertWorks(other);

        provider.answer(null);
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void aWrongClientSecretIsNamedAndNotAskedWithOverAndOver() throws Exception {
        Map<String, String> options = new HashMap<>(IdentityServer.application());
        options.put("oauthClientSecret", "wrong");
        mailbox("client-credentials", options);
        desk.start();
        awaitLine("refuses the application (invalid_client, AADSTS7000222)", "oauthClientId");

        Thread.sleep(1_500);
        assertThat(provider.grants()).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains("wrong"));
    }

    private void becomesAComment(String subject) {
        byte[] mail = about(subject);
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
        assertThat(desk.comments(subject)).hasSize(1);
    }

    /** A mailbox with a password beside it, and what shows that it is read. */
    private TestMailbox other() {
        TestMailbox other = desk.mail.addUser("other@example.com", "pw2");
        desk.mailbox("other", Map.of("username", other.user(), "password", "pw2"));
        return other;
    }

    private void assertWorks(TestMailbox other) {
        other.deliver(about("TT9"));
        desk.awaitComments("TT9", 1);
    }

    private Consent consent() {
        return ((MailboxEndpoint) desk.camel().getRoute("support").getEndpoint())
                .oauth()
                .orElseThrow()
                .consent();
    }

    private void consentInABrowser() {
        RedirectConsent redirect = consent().byRedirect(REDIRECT);
        redirect.finish(provider.agree(redirect.address()));
    }

    private void awaitLine(String... parts) {
        await().until(() ->
                log.lines().stream().anyMatch(line -> List.of(parts).stream().allMatch(line::contains)));
    }

    private Map<String, String> certificate() {
        return Map.of(
                "oauthClientId",
                IdentityServer.application().get("oauthClientId"),
                "oauthCertificate",
                IdentityServer.certificate(desk.folder.path()).toString());
    }

    private Map<String, String> serviceAccount() {
        return Map.of(
                "oauthKeyFile",
                IdentityServer.serviceAccountKey(desk.folder.path()).toString());
    }

    private void plain(ScriptedImap imap, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(options("client-credentials", more));
        options.put("host", "localhost");
        options.put("port", String.valueOf(imap.port()));
        desk.mailbox("support", "vtiger-imap", options);
    }

    private void mailbox(String grant, Map<String, String> more) {
        desk.mailbox("support", options(grant, more));
    }

    private Map<String, String> options(String grant, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("oauthProfile", "custom");
        options.put("oauthGrantType", grant);
        options.put("oauthBaseUri", provider.uri("").toString());
        options.put("oauthScope", IdentityServer.SCOPE);
        options.put("password", null);
        return options;
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
