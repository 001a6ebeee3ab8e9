package io.github.vtigermail.mailbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an identity provider answers, an operator reads what to do, and nothing of the answer. */
class IdentityProviderTest {
    private final IdentityServer server = new IdentityServer(MailServer.USER);
    private final TempFolder folder = new TempFolder("identity-provider");

    @AfterEach
    void close() {
        server.close();
        folder.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | text/html        | <h1>s3cretToken</h1>                   | TIME    | is not available (HTTP 503)",
                "429 | text/plain       | slow down                              | TIME    | is not available (HTTP 429)",
                "200 | text/html        | <html>s3cretToken</html>               | TIME    | answers with text/html (HTTP 200)",
                "200 | application/json | {}                                     | TIME    | answers with application/json (HTTP 200)",
                "200 | application/json | [[[[                                   | TIME    | answers with application/json (HTTP 200)",
                "200 | s3cretToken      | x                                      | TIME    | answers with something else (HTTP 200)",
                "404 | text/html        | <html>not here</html>                  | TIME    | answers with text/html (HTTP 404)",
                "302 | text/html        | moved                                  | TIME    | answers with text/html (HTTP 302)",
                "400 | application/json | {'error':'temporarily_unavailable'}    | TIME    | is not available (HTTP 400, temporarily_unavailable)",
                "401 | application/json | {'error':'invalid_client','error_description':'AADSTS7000215: s3cretToken'} | SETTING | refuses the application (invalid_client, AADSTS7000215); see oauthClientId",
                "400 | application/json | {'error':'invalid_scope'}              | SETTING | refuses the request (invalid_scope); see the options",
                "400 | application/json | {'error':'s3cretToken: Ünknown'}       | TIME    | answers with application/json (HTTP 400)",
            })
    void eachAnswerHasItsLine(int status, String type, String body, Remedy remedy, String line) {
        server.answer(exchange -> IdentityServer.send(exchange, status, type, body.replace('\'', '"')));

        OAuthException fault = refusal(login("client-credentials"));

        assertThat(fault.remedy()).isEqualTo(remedy);
        assertThat(fault.getMessage())
                .contains("the identity provider localhost", line)
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_grant", "interaction_required", "consent_required"})
    void aConsentThatIsNoLongerAcceptedNeedsThePersonAgain(String error) {
        OAuthException fault = ProviderFault.refused(
                server.uri("/token"),
                400,
                new com.nimbusds.oauth2.sdk.ErrorObject(error, IdentityServer.MARK, 400),
                GrantType.AUTHORIZATION_CODE);

        assertThat(fault.remedy()).isEqualTo(Remedy.CONSENT);
        assertThat(fault.getMessage()).contains(error).doesNotContain(IdentityServer.MARK);
    }

    @Test
    void aHugeAnswerIsNotRead() {
        AtomicInteger sent = new AtomicInteger();
        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (sent.incrementAndGet() < 2_000) {
                    out.write(new byte[64 * 1024]);
                }
            }
        });

        assertThat(refusal(login("client-credentials")).getMessage()).contains("breaks the connection");
        assertThat(sent).as("parts of 64 KB").hasValueLessThan(1_000);
    }

    /** The JDK would send it again; a provider takes the second use of a refresh token for theft. */
    @Test
    void aRequestWithoutAnAnswerIsSentOnce() {
        server.answer(exchange -> exchange.close());

        assertThat(refusal(login("client-credentials")).getMessage()).contains("breaks the connection");
        assertThat(server.grants()).hasSize(1);
    }

    @Test
    void nobodyThereIsNamed() {
        TestLogin login = login("client-credentials");
        login.written.setOauthBaseUri("");
        login.written.setOauthTokenEndpoint("https://localhost:1/token");

        assertThat(refusal(login).getMessage()).contains("the identity provider localhost cannot be reached (");
    }

    /** A machine whose clock is off would sign assertions of the future. */
    @ParameterizedTest
    @ValueSource(ints = {-120, 120, 7200})
    void theClockOfThisMachineMayBeWrong(int seconds) {
        Clock wrong = new MovableClock(Instant.now().plusSeconds(seconds));
        TestLogin login = new TestLogin(server, "jwt-bearer", null, folder, wrong);
        login.written.setOauthClientId("");
        login.written.setOauthClientSecret("");
        login.written.setOauthKeyFile(
                IdentityServer.serviceAccountKey(folder.path()).toString());

        assertThat(login.provider().serviceAccount().life()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theWrongKeyIsRefused() throws Exception {
        TestLogin login = login("client-credentials");
        login.written.setOauthClientSecret("");
        login.written.setOauthClientId("another");
        login.written.setOauthCertificate(
                IdentityServer.certificate(folder.path()).toString());

        assertThat(refusal(login).getMessage()).contains("invalid_client");
    }

    @Test
    void aRedirectOfAnotherAttemptIsRefusedAndSoIsACodeThatSomebodyElseAskedFor() {
        Consent consent = login("authorization-code").login().consent();
        RedirectConsent one = consent.byRedirect(URI.create("http://localhost:8400/"));
        RedirectConsent other = consent.byRedirect(URI.create("http://localhost:8400/"));
        URI ofOther = server.agree(other.address());

        assertThat(catchThrowableOfType(OAuthException.class, () -> one.finish(ofOther)))
                .hasMessageContaining("its state differs");
        String state = one.address().toString().replaceAll(".*[?&]state=([^&]*).*", "$1");
        URI injected = URI.create(ofOther.toString().replaceAll("state=.*", "state=" + state));
        assertThat(catchThrowableOfType(OAuthException.class, () -> one.finish(injected)))
                .as("PKCE: the code belongs to another verifier")
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void aPersonWhoRefusesAndAPastedWordAreNamed() {
        RedirectConsent consent =
                login("authorization-code").login().consent().byRedirect(URI.create("http://localhost:8400/"));

        assertThat(catchThrowableOfType(OAuthException.class, () -> consent.finish(server.refuse(consent.address()))))
                .hasMessageContaining("access_denied");
        assertThat(catchThrowableOfType(OAuthException.class, () -> consent.finish(URI.create("https://a.example/"))))
                .hasMessageContaining("code= and state=");
    }

    private TestLogin login(String grant) {
        return new TestLogin(server, grant, null, folder, Clock.systemUTC());
    }

    private static OAuthException refusal(TestLogin login) {
        return catchThrowableOfType(
                OAuthException.class, () -> login.provider().clientCredentials(new ClientCredentialsGrant()));
    }
}
