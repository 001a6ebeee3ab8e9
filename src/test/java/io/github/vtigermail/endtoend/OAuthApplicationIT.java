package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mailbox.MailboxEndpoint;
import io.github.vtigermail.mailbox.oauth.RedirectConsent;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.net.URI;
import java.util.Map;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The template in an application of other people takes the options of OAuth2 as a mailbox file does. */
class OAuthApplicationIT {
    private final IdentityServer provider = new IdentityServer(MailServer.USER);
    private final HelpDesk desk = new HelpDesk(new DovecotServer(provider.uri("/introspect")));
    private final Main main = new Main();

    @BeforeAll
    static void isInstalled() {
        DovecotServer.assumeAvailable();
    }

    @AfterEach
    void close() {
        main.stop();
        desk.close();
        provider.close();
    }

    @Test
    void aMailboxOfATemplateIsReadWithAPersonsConsent() throws Exception {
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.configure().setShutdownTimeout(5);
        main.addInitialProperty("client.secret", IdentityServer.application().get("oauthClientSecret"));
        main.addInitialProperty(
                "ledger.url",
                "jdbc:sqlite:" + desk.folder.path("data/ledger.db").toString());
        main.addInitialProperty("secrets.dir", desk.folder.path("secrets").toString());
        main.addInitialProperty(
                "tls.trust-store", TestCertificate.shared().trustStore().toString());
        main.addInitialProperty(
                "tls.trust-store-password", TestCertificate.shared().password());
        StringBuilder routes = new StringBuilder("""
                - templatedRoute:
                    routeTemplateRef: vtiger-ticket-mailbox
                    parameters:
                      - { name: name, value: support }
                      - { name: to, value: "mock:mails" }
                      - { name: delay, value: "100" }
                """);
        Map.of(
                        "host", desk.mail.host(),
                        "port", String.valueOf(desk.mail.imapsPort()),
                        "username", desk.mail.user(),
                        "oauthProfile", "custom",
                        "oauthGrantType", "authorization-code",
                        "oauthBaseUri", provider.uri("").toString(),
                        "oauthClientId", IdentityServer.application().get("oauthClientId"),
                        "oauthClientSecret", "{{client.secret}}")
                .forEach((name, value) -> routes.append("      - { name: ")
                        .append(name)
                        .append(", value: \"")
                        .append(value)
                        .append("\" }\n"));
        desk.folder.file("routes.camel.yaml", routes.toString());
        main.configure().setRoutesIncludePattern("file:" + desk.folder.path("routes.camel.yaml"));
        main.start();

        RedirectConsent redirect = ((MailboxEndpoint) main.getCamelContext()
                        .getRoute("vtiger-mailbox-support")
                        .getEndpoint())
                .oauth()
                .orElseThrow()
                .consent()
                .byRedirect(URI.create("http://localhost:8400/"));
        redirect.finish(provider.agree(redirect.address()));
        byte[] mail = HelpDesk.about("TT1");
        desk.mail.deliver(mail);

        desk.awaitSettled(mail);
        assertThat(provider.grants()).containsExactly("authorization_code", "refresh_token");
    }
}
