package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.TempFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two connectors never use the same file, and what a dead one was doing is not forgotten. */
class LedgerTest {
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Instant FIRST = Instant.parse("2026-11-24T08:00:00.123Z");

    private final TempFolder folder = new TempFolder("ledger");
    private final Path file = folder.path().resolve("data/ledger.db");
    private final String url = "jdbc:sqlite:" + file;
    private final MovableClock clock = new MovableClock(FIRST);
    private long nanos;

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void aLedgerThatAnotherConnectorHasOpenIsRefusedWithTheReason() throws Exception {
        Process other = OtherJvm.start("UTC", url, FIRST, "stay");
        try {
            assertThat(OtherJvm.awaitWord(other)).endsWith("here");

            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("the ledger cannot be opened; see ledger.url")
                    .rootCause()
                    .hasMessage("another connector has " + file + " open");
        } finally {
            Patience.exitCode(other.destroyForcibly());
        }
    }

    /**
     * What it had only claimed waits for nothing; of what it had asked for, Vtiger may still be making the comment: as long as
     * the connector would have waited for the answer, and the settle time.
     */
    @Test
    void aMailThatAKilledConnectorHadAskedForWaitsForTheLongestRequestAndTheSettleTimeAndIsUncertain()
            throws Exception {
        Process killed = OtherJvm.start("UTC", url, clock.instant(), "die", "claimed", OtherJvm.BEGUN);
        assertThat(OtherJvm.awaitWord(killed)).isEmpty();
        assertThat(Patience.exitCode(killed)).isEqualTo(42);

        try (Ledger ledger = open()) {
            Claims claims = restarted(ledger);
            Exchange claimed = mail();
            assertThat(claims.add(claimed, "claimed")).isTrue();
            assertThat(claimed.getProperty(Claims.UNCERTAIN)).isEqualTo(true);
            assertThatThrownBy(() -> claims.add(mail(), OtherJvm.BEGUN)).isInstanceOf(ClaimHeldException.class);

            nanos += OtherJvm.REQUEST.plus(SETTLE).toNanos() - 1;
            assertThatThrownBy(() -> claims.add(mail(), OtherJvm.BEGUN)).isInstanceOf(ClaimHeldException.class);

            nanos += 1;
            Exchange begun = mail();
            assertThat(claims.add(begun, OtherJvm.BEGUN)).isTrue();
            assertThat(begun.getProperty(Claims.UNCERTAIN)).isEqualTo(true);
        }
    }

    /** As earlier versions left it: the clock was set between the claim and the request. */
    @ParameterizedTest
    @CsvSource({"changed_at, PT30S", "free_at, PT1H30S"})
    void aMailOfAKilledConnectorWaitsNeitherForDaysNorNotAtAllWhenItsClockWasSet(String later, Duration waits)
            throws Exception {
        try (Ledger ledger = open();
                Connection connection = ledger.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into mail_claim (mail_key, confirmed, owner, free_at, changed_at) "
                    + "values ('key', false, 'dead', 1795507200000, 1795507200000)");
            statement.execute("update mail_claim set " + later + " = " + later + " + 86400000");
        }
        try (Ledger ledger = open()) {
            Claims claims = restarted(ledger);
            nanos += waits.toNanos() - 1;
            assertThatThrownBy(() -> claims.add(mail(), "key")).isInstanceOf(ClaimHeldException.class);

            nanos += 1;
            assertThat(claims.add(mail(), "key")).isTrue();
        }
    }

    /** Twice, as it may be killed again before the time is over. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aPendingCommentWaitsAfterEachRestartWithAnotherClock(int days) {
        try (Ledger ledger = open()) {
            Claims claims = restarted(ledger);
            Exchange failed = mail();
            claims.add(failed, "key");
            failed.setProperty(Claims.ATTEMPTED, true);
            failed.setProperty(Claims.PENDING, true);
            claims.remove(failed, "key");
        }
        for (int i = 0; i < 2; i++) {
            clock.pass(Duration.ofDays(days));
            try (Ledger ledger = open()) {
                Claims claims = restarted(ledger);
                nanos += SETTLE.toNanos() - 1;
                assertThatThrownBy(() -> claims.add(mail(), "key")).isInstanceOf(ClaimHeldException.class);
            }
        }
        try (Ledger ledger = open()) {
            Claims claims = restarted(ledger);
            nanos += SETTLE.toNanos();
            assertThat(claims.add(mail(), "key")).isTrue();
        }
    }

    /** The disk is full, for example: nobody is processing the mail any more, so it must not wait for a restart. */
    @Test
    void aClaimThatCouldNotBeReleasedCanBeClaimedAndIsUncertain() throws Exception {
        try (Ledger ledger = open();
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            Claims claims = new Claims(ledger, new Heartbeat(ledger), Duration.ofDays(180), Duration.ofSeconds(30));
            Exchange failed = new DefaultExchange(new DefaultCamelContext());
            claims.add(failed, "key");
            statement.execute("create trigger full before delete on mail_claim begin select raise(abort, 'full'); end");
            assertThat(claims.remove(failed, "key")).isFalse();
            statement.execute("drop trigger full");

            Exchange next = new DefaultExchange(new DefaultCamelContext());
            assertThat(claims.add(next, "key")).isTrue();
            assertThat(next.getProperty(Claims.UNCERTAIN)).isEqualTo(true);
        }
    }

    /** By the command that lists dead letters, or an operator with sqlite3. */
    @Test
    void anOpenLedgerCanBeRead() throws Exception {
        try (Ledger ledger = open();
                Connection reader = DriverManager.getConnection(url);
                ResultSet row = reader.createStatement().executeQuery("select count(*) from mail_claim")) {
            assertThat(ledger.isAvailable()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void aFileThatIsNotALedgerIsNotOverwritten() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a ledger ".repeat(1_000));

        assertThatThrownBy(this::open).isInstanceOf(LedgerUnavailableException.class);

        assertThat(file).content().startsWith("not a ledger");
    }

    @Test
    void aClosedLedgerIsNotAvailable() {
        Ledger ledger = open();
        ledger.close();

        assertThat(ledger.isAvailable()).isFalse();
    }

    private Claims restarted(Ledger ledger) {
        Claims claims = new Claims(ledger, new Heartbeat(ledger), Duration.ofDays(180), SETTLE, () -> nanos);
        claims.awaitAbandoned();
        return claims;
    }

    private static Exchange mail() {
        return new DefaultExchange(new DefaultCamelContext());
    }

    private Ledger open() {
        return Ledger.open(url, "", "", clock);
    }
}
