package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mailbox.oauth.RefreshTokens;
import io.github.vtigermail.mailbox.oauth.StoredToken;
import io.github.vtigermail.testing.TempFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A refresh token is nowhere else: a lost one costs a person's time. */
@ParameterizedClass
@EnumSource(LedgerDatabase.class)
class JdbcRefreshTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");
    private static final Duration CLAIM = Duration.ofSeconds(20);

    private final TempFolder folder = new TempFolder("refresh-tokens");
    private final String url;
    private Ledger ledger;

    JdbcRefreshTokensTest(LedgerDatabase database) {
        url = database.url(folder);
        ledger = Ledger.open(url, "", "", Clock.systemUTC());
    }

    @AfterEach
    void close() {
        ledger.close();
        folder.close();
    }

    @Test
    void aTokenSurvivesARestart() {
        new JdbcRefreshTokens(ledger).save("a", token("one", Optional.of(NOW.plusSeconds(9))));
        new JdbcRefreshTokens(ledger).save("b", token("two", Optional.empty()));
        ledger.close();
        ledger = Ledger.open(url, "", "", Clock.systemUTC());

        RefreshTokens tokens = new JdbcRefreshTokens(ledger);
        assertThat(tokens.find("a"))
                .contains(new StoredToken(1, "one", NOW, NOW.plusMillis(1), Optional.of(NOW.plusSeconds(9))));
        assertThat(tokens.find("b")).contains(new StoredToken(1, "two", NOW, NOW.plusMillis(1), Optional.empty()));
        assertThat(tokens.find("c")).isEmpty();
    }

    @Test
    void aClaimedTokenIsReplacedOnceAndOnlyByWhoKnowsIt() {
        RefreshTokens tokens = new JdbcRefreshTokens(ledger);
        RefreshTokens other = new JdbcRefreshTokens(ledger);
        tokens.save("a", token("one", Optional.empty()));

        assertThat(tokens.claim("a", 1, CLAIM)).isTrue();
        assertThat(other.claim("a", 1, CLAIM)).as("it is claimed").isFalse();
        other.release("a");
        assertThat(other.claim("a", 1, CLAIM)).as("not its own to release").isFalse();
        assertThat(tokens.replace("a", 1, token("two", Optional.empty()))).isTrue();
        assertThat(tokens.replace("a", 1, token("three", Optional.empty()))).isFalse();
        assertThat(other.claim("a", 1, CLAIM)).as("it is another one by now").isFalse();
        assertThat(other.claim("a", 2, CLAIM)).isTrue();
        assertThat(tokens.find("a").orElseThrow().encrypted()).isEqualTo("two");
    }

    @Test
    void aConsentCountsWhoeverHasClaimedTheTokenBefore() {
        RefreshTokens tokens = new JdbcRefreshTokens(ledger);
        tokens.save("a", token("one", Optional.empty()));
        tokens.claim("a", 1, CLAIM);

        new JdbcRefreshTokens(ledger).save("a", token("consented", Optional.empty()));

        assertThat(tokens.replace("a", 1, token("rotated", Optional.empty()))).isFalse();
        assertThat(tokens.find("a").orElseThrow().encrypted()).isEqualTo("consented");
        assertThat(tokens.claim("a", 2, CLAIM)).isTrue();
    }

    /** The command {@code authorize}, while the connector runs. */
    @Test
    void aCommandWritesBesideTheConnectorAndBeforeItsFirstStart() {
        try (Ledger command = Ledger.openBeside(url, "", "", Clock.systemUTC())) {
            new JdbcRefreshTokens(command).save("a", token("one", Optional.empty()));
        }
        assertThat(new JdbcRefreshTokens(ledger).find("a")).isPresent();

        ledger.close();
        String unknown = url.replace("ledger.db", "new.db");
        try (Ledger command = Ledger.openBeside(unknown, "", "", Clock.systemUTC());
                Ledger connector = Ledger.open(unknown, "", "", Clock.systemUTC())) {
            new JdbcRefreshTokens(command).save("a", token("one", Optional.empty()));
            assertThat(new JdbcRefreshTokens(connector).find("a")).isPresent();
        }
    }

    private static StoredToken token(String text, Optional<Instant> expires) {
        return new StoredToken(0, text, NOW, NOW.plusMillis(1), expires);
    }
}
