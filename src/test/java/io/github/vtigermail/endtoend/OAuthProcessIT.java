package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mailbox.MailboxEndpoint;
import io.github.vtigermail.mailbox.oauth.RedirectConsent;
import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox with a consent, in a process as on a server: it is killed, and its log is read. */
class OAuthProcessIT {
    private IdentityServer provider;
    private HelpDesk desk;

    @BeforeAll
    static void isInstalled() {
        DovecotServer.assumeAvailable();
    }

    @BeforeEach
    void open() {
        provider = new IdentityServer(MailServer.USER).life(Duration.ofSeconds(4));
        desk = new HelpDesk(new DovecotServer(provider.uri("/introspect")));
        desk.set("secrets.dir", desk.folder.path("secrets").toString());
        Map<String, String> options = new HashMap<>(IdentityServer.application());
        options.put("oauthProfile", "custom");
        options.put("oauthGrantType", "authorization-code");
        options.put("oauthBaseUri", provider.uri("").toString());
        options.put("password", null);
        desk.mailbox("support", options);
    }

    @AfterEach
    void close() {
        desk.close();
        provider.close();
    }

    @Test
    void killedBetweenTheAnswerAndItsUseTheMailboxIsReadAgainWithoutAPerson() throws Exception {
        provider.rotates(Duration.ofMinutes(1));
        consent();
        byte[] mail = about("TT1");
        try (ConnectorProcess connector = killedWithTheNextToken()) {
            connector.awaitEnd();
        }
        desk.mail.deliver(mail);

        try (ConnectorProcess connector = desk.asProcess().start()) {
            desk.awaitSettled(mail);
            assertThat(connector.output()).noneMatch(line -> line.contains("authorize"));
        }
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    /** What no client can help: docs/oauth.md says so. */
    @Test
    void whereTheProviderTakesASecondUseForTheftAPersonIsAskedFor() throws Exception {
        provider.rotates();
        consent();
        try (ConnectorProcess connector = killedWithTheNextToken()) {
            connector.awaitEnd();
        }

        try (ConnectorProcess connector = desk.asProcess().start()) {
            connector.awaitLine(line -> line.contains("authorize --mailbox support"));
            assertThat(connector.isAlive()).isTrue();
        }
    }

    @Test
    void noTokenSecretOrAnswerIsInTheLogAtAnyLevelAndNoneIsInTheLedger() throws Exception {
        desk.folder.file("loud.xml", """
                <configuration>
                  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%level %logger %msg%n%ex</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="console"/></root>
                </configuration>
                """);
        provider.rotates();
        consent();
        try (ConnectorProcess connector =
                desk.asProcess().jvm("-Dlogback.configurationFile=loud.xml").start()) {
            settles("TT1");
            provider.answer(exchange -> IdentityServer.send(
                    exchange, 400, "application/json", "{\"error\":\"" + IdentityServer.MARK + "\"}"));
            provider.revokeAccess();
            desk.mail.restart();
            connector.awaitLine(line -> line.contains("answers with") || line.contains("refuses the request"));
            provider.answer(exchange -> IdentityServer.send(exchange, 200, "text/html", IdentityServer.MARK));
            connector.awaitLine(line -> line.contains("answers with text/html"));
            provider.answer(null);
            settles("TT2");
            provider.revokeConsents();
            provider.revokeAccess();
            desk.mail.restart();
            connector.awaitLine(line -> line.contains("no longer accepts the consent"));
            connector.terminate();
            connector.exitCode();

            assertThat(connector.output()).as("the log is verbose").hasSizeGreaterThan(500);
            String encoded = Base64.getEncoder()
                    .encodeToString(("user=" + MailServer.USER).getBytes(StandardCharsets.UTF_8))
                    .substring(0, 20);
            assertThat(connector.output())
                    .filteredOn(line -> List.of(IdentityServer.MARK, encoded, "Bearer", MailServer.USER).stream()
                            .anyMatch(line::contains))
                    .isEmpty();
        }
        String ledger = Files.readString(desk.folder.path("data/ledger.db"), StandardCharsets.ISO_8859_1);
        assertThat(ledger).contains("refresh_token").doesNotContain(IdentityServer.MARK);
        assertThat(Files.getPosixFilePermissions(desk.folder.path("secrets/oauth-encryption-key")))
                .hasSize(2);
    }

    private void consent() {
        desk.start();
        RedirectConsent redirect = ((MailboxEndpoint)
                        desk.camel().getRoute("support").getEndpoint())
                .oauth()
                .orElseThrow()
                .consent()
                .byRedirect(URI.create("http://localhost:8400/"));
        redirect.finish(provider.agree(redirect.address()));
        desk.stop();
    }

    private ConnectorProcess killedWithTheNextToken() {
        AtomicReference<ConnectorProcess> killed = new AtomicReference<>();
        provider.afterGrant(() -> {
            provider.afterGrant(() -> {});
            while (killed.get() == null) {
                Thread.onSpinWait();
            }
            killed.get().kill();
        });
        killed.set(desk.asProcess().start());
        return killed.get();
    }

    private void settles(String subject) {
        byte[] mail = about(subject);
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
    }
}
