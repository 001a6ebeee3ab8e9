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
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ledger cannot know, Vtiger has to be asked; and two connectors never use the same file. */
class LedgerTest {
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Instant FIRST = Instant.parse("2026-11-24T08:00:00.123Z");

    private final TempFolder folder = new TempFolder("ledger");
    private final Path file = folder.path().resolve("data/ledger.db");
    private final String url = "jdbc:sqlite:" + file;
    private final MovableClock clock = new MovableClock(FIRST);

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void aNewLedgerIsUncertainAboutEarlierMails() {
        try (Ledger ledger = open()) {
            assertThat(ledger.uncertainBefore()).isEqualTo(FIRST);
            assertThat(ledger.isCertain()).isFalse();
            assertThat(ledger.isAvailable()).isTrue();
        }
    }

    /** The ledger keeps milliseconds only. */
    @Test
    void aNewLedgerIsUncertainWithAClockOfNanoseconds() {
        clock.pass(Duration.ofNanos(456_789));
        try (Ledger ledger = open()) {
            assertThat(ledger.isCertain()).isFalse();
        }
    }

    @Test
    void aLedgerClosedInOrderIsCertainSinceItsCreation() {
        for (int i = 0; i < 3; i++) {
            try (Ledger ledger = open()) {
                assertThat(ledger.uncertainBefore()).isEqualTo(FIRST);
            }
            clock.pass(Duration.ofDays(1));
        }
    }

    @Test
    void aLedgerNotClosedInOrderIsUncertainAboutAllEarlierMails() throws Exception {
        open().close();
        Process killed = OtherJvm.start("UTC", url, clock.instant(), "die");
        assertThat(OtherJvm.awaitWord(killed)).isEmpty();
        assertThat(Patience.exitCode(killed)).isEqualTo(42);
        clock.pass(Duration.ofDays(1));

        try (Ledger ledger = open()) {
            assertThat(ledger.isCertain()).isFalse();
            assertThat(ledger.uncertainBefore()).isEqualTo(clock.instant());
        }
    }

    @Test
    void theTimeZoneDoesNotChangeTheAgeOfALedger() throws Exception {
        Process other = OtherJvm.start("Pacific/Honolulu", url, FIRST, "stay");
        assertThat(OtherJvm.awaitWord(other)).endsWith("here");
        other.getOutputStream().close();
        assertThat(Patience.exitCode(other)).isZero();
        clock.pass(Duration.ofDays(1));

        try (Ledger ledger = open()) {
            assertThat(ledger.uncertainBefore()).isEqualTo(FIRST);
        }
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

    @Test
    void aClaimOfAKilledConnectorSurvivesAndIsUncertain() throws Exception {
        Process killed = OtherJvm.start("UTC", url, clock.instant(), "die", "first", "second");
        assertThat(OtherJvm.awaitWord(killed)).isEmpty();
        assertThat(Patience.exitCode(killed)).isEqualTo(42);

        try (Ledger ledger = open()) {
            Claims claims = new Claims(
                    ledger, new Heartbeat(ledger), any -> false, Duration.ofDays(180), Duration.ofSeconds(30), clock);
            claims.releaseAbandoned();
            assertThatThrownBy(() -> claims.add(new DefaultExchange(new DefaultCamelContext()), "first"))
                    .as("Vtiger may still be making the comment")
                    .isInstanceOf(ClaimHeldException.class);
            clock.pass(Duration.ofSeconds(30));
            for (String key : List.of("first", "second")) {
                Exchange next = new DefaultExchange(new DefaultCamelContext());
                assertThat(claims.add(next, key)).isTrue();
                assertThat(next.getProperty(Claims.UNCERTAIN)).as(key).isEqualTo(true);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aPendingCommentWaitsAfterARestartWithAnotherClock(int days) {
        try (Ledger ledger = open()) {
            Claims claims =
                    new Claims(ledger, new Heartbeat(ledger), any -> false, Duration.ofDays(180), SETTLE, clock);
            Exchange failed = new DefaultExchange(new DefaultCamelContext());
            claims.add(failed, "key");
            failed.setProperty(Claims.ATTEMPTED, true);
            failed.setProperty(Claims.PENDING, true);
            claims.remove(failed, "key");
        }
        clock.pass(Duration.ofDays(days));

        try (Ledger ledger = open()) {
            Claims claims =
                    new Claims(ledger, new Heartbeat(ledger), any -> false, Duration.ofDays(180), SETTLE, clock);
            claims.releaseAbandoned();
            Exchange next = new DefaultExchange(new DefaultCamelContext());
            assertThatThrownBy(() -> claims.add(next, "key")).isInstanceOf(ClaimHeldException.class);
            clock.pass(SETTLE);
            assertThat(claims.add(next, "key")).isTrue();
        }
    }

    /** The disk is full, for example: nobody is processing the mail any more, so it must not wait for a restart. */
    @Test
    void aClaimThatCouldNotBeReleasedCanBeClaimedAndIsUncertain() throws Exception {
        try (Ledger ledger = open();
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            Claims claims = new Claims(
                    ledger, new Heartbeat(ledger), any -> false, Duration.ofDays(180), Duration.ofSeconds(30), clock);
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

    private Ledger open() {
        return Ledger.open(url, "", "", clock);
    }
}
