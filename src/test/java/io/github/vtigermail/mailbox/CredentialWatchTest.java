package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.vtigermail.mailbox.oauth.EncryptionKey;
import io.github.vtigermail.mailbox.oauth.OAuthLogin;
import io.github.vtigermail.mailbox.oauth.OAuthOptions;
import io.github.vtigermail.mailbox.oauth.OAuthSetup;
import io.github.vtigermail.mailbox.oauth.RefreshTokens;
import io.github.vtigermail.mailbox.oauth.StoredToken;
import io.github.vtigermail.mailbox.options.OAuthConfiguration;
import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A credential that expired and nobody noticed is a help desk without mail, for days. */
class CredentialWatchTest {
    private static final Instant NOW = Instant.parse("2027-05-01T08:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(MailboxConsumer.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final OAuthConfiguration written = new OAuthConfiguration();
    private final MovableClock clock = new MovableClock(NOW);
    private final TempFolder folder = new TempFolder("credentials");
    private StoredToken consent;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        written.setOauthProfile("custom");
        written.setOauthGrantType("client-credentials");
        written.setOauthTokenEndpoint("https://login.example.com/token");
        written.setOauthAuthorizationEndpoint("https://login.example.com/authorize");
        written.setOauthClientId("a");
        written.setOauthClientSecret("b");
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        folder.close();
    }

    @Test
    void aClientSecretIsWarnedOfOnceADayFromTwoWeeksBeforeAndIsAnErrorInTheEnd() {
        written.setOauthExpires("2027-05-31");
        CredentialWatch watch = watch();
        look(watch, Duration.ofDays(35));

        assertThat(log.list)
                .extracting(ILoggingEvent::getLevel)
                .startsWith(Level.WARN)
                .endsWith(Level.ERROR);
        assertThat(lines(Level.WARN))
                .hasSize(11)
                .first()
                .asString()
                .contains("mailbox=support", "expires on 2027-05-31, in 14 days");
        assertThat(lines(Level.ERROR))
                .hasSizeBetween(8, 9)
                .last()
                .asString()
                .contains("expired on 2027-05-31", "oauthExpires");
    }

    @Test
    void theHealthCheckHasItToo() {
        written.setOauthExpires("2027-05-31");
        CredentialWatch watch = watch();

        assertThat(watch.look().orElseThrow().daysLeft(NOW)).isEqualTo(29);
        assertThat(watch.notice()).isEmpty();
        look(watch, Duration.ofDays(20));
        assertThat(watch.notice().orElseThrow()).contains("expires on 2027-05-31, in 9 days");
    }

    @Test
    void aCertificateSaysItselfWhenItExpires() throws IOException {
        written.setOauthClientSecret("");
        written.setOauthCertificate(IdentityServer.certificate(folder.path()).toString());
        Instant end = TestCertificate.shared().certificate().getNotAfter().toInstant();

        clock.pass(Duration.between(NOW, end).minusDays(10));
        assertThat(watch().look().orElseThrow().at()).isEqualTo(end);
        assertThat(lines(Level.WARN)).singleElement().asString().contains("application.pem expires on", "in 10 days");
    }

    @Test
    void aConsentOfAWeekIsNotWarnedOfFromTheBeginning() {
        written.setOauthGrantType("authorization-code");
        written.setOauthRefreshTokenDays(7);
        consent = new StoredToken(1, "x", NOW, NOW, Optional.of(NOW.plus(Duration.ofDays(7))));
        CredentialWatch watch = watch();

        look(watch, Duration.ofDays(3));
        assertThat(log.list).isEmpty();
        look(watch, Duration.ofDays(4));
        assertThat(lines(Level.ERROR).get(0)).contains("authorize --mailbox support", "the consent for the mailbox");
    }

    @Test
    void aConsentThatMicrosoftForgetsWhenItIsUnusedIsKnownToEnd() {
        written.setOauthProfile("microsoft");
        written.setOauthTenant("common");
        written.setOauthGrantType("device-code");
        consent = new StoredToken(1, "x", NOW.minus(Duration.ofDays(300)), NOW, Optional.empty());

        assertThat(watch().look().orElseThrow().at()).isEqualTo(NOW.plus(Duration.ofDays(90)));
        assertThat(log.list).isEmpty();
    }

    private void look(CredentialWatch watch, Duration time) {
        for (int hour = 0; hour < time.toHours(); hour++) {
            watch.look();
            clock.pass(Duration.ofHours(1));
        }
    }

    private CredentialWatch watch() {
        OAuthOptions options =
                OAuthOptions.of(written, "support@example.com", false).orElseThrow();
        OAuthSetup setup = new OAuthSetup(
                request -> {
                    throw new IOException("there is no provider");
                },
                new OneToken(),
                new EncryptionKey("", folder.path().resolve("key")),
                clock);
        return new CredentialWatch(
                "support",
                new OAuthLogin(options, setup),
                clock,
                () -> Duration.between(NOW, clock.instant()).toNanos());
    }

    private List<String> lines(Level level) {
        return log.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private final class OneToken implements RefreshTokens {
        @Override
        public Optional<StoredToken> find(String account) {
            return Optional.ofNullable(consent);
        }

        @Override
        public void save(String account, StoredToken token) {
            consent = token;
        }

        @Override
        public boolean claim(String account, long version, Duration atMost) {
            return true;
        }

        @Override
        public boolean replace(String account, long version, StoredToken token) {
            return true;
        }

        @Override
        public void release(String account) {
            // Nobody else is there.
        }
    }
}
