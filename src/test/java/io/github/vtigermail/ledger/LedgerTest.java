package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.TempFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a ledger cannot know must be asked of Vtiger, and two connectors must not have one file. */
@Timeout(120)
class LedgerTest {
    private static final Instant FIRST = Instant.parse("2026-11-24T08:00:00.123Z");

    private final TempFolder folder = new TempFolder("ledger");
    private final Path file = folder.path().resolve("data/ledger");
    private final String url = "jdbc:h2:file:" + file;
    private final MovableClock clock = new MovableClock(FIRST);

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void aNewLedgerKnowsNothingOfTheMailsBeforeIt() {
        try (Ledger ledger = open()) {
            assertThat(ledger.uncertainBefore()).isEqualTo(FIRST);
            assertThat(ledger.isAvailable()).isTrue();
        }
    }

    @Test
    void aLedgerThatWasClosedInOrderIsCertainOfAllSinceItWasMade() {
        for (int i = 0; i < 3; i++) {
            try (Ledger ledger = open()) {
                assertThat(ledger.uncertainBefore()).isEqualTo(FIRST);
            }
            clock.pass(Duration.ofDays(1));
        }
    }

    @Test
    void aLedgerThatWasNotClosedInOrderIsCertainOfNothingBeforeItWasOpenedAgain() throws Exception {
        open().close();
        Process killed = OtherJvm.start("UTC", url, clock.instant(), "die");
        assertThat(OtherJvm.awaitWord(killed)).isEmpty();
        assertThat(killed.waitFor()).isEqualTo(42);
        clock.pass(Duration.ofDays(1));

        try (Ledger ledger = open()) {
            assertThat(ledger.uncertainBefore()).isEqualTo(clock.instant());
        }
    }

    @Test
    void aLedgerOfAnotherTimeZoneIsAsOldAsItIs() throws Exception {
        Process other = OtherJvm.start("Pacific/Honolulu", url, FIRST, "stay");
        assertThat(OtherJvm.awaitWord(other)).endsWith("here");
        other.getOutputStream().close();
        assertThat(other.waitFor()).isZero();
        clock.pass(Duration.ofDays(1));

        try (Ledger ledger = open()) {
            assertThat(ledger.uncertainBefore()).isEqualTo(FIRST);
        }
    }

    @Test
    void aLedgerThatAnotherConnectorHasOpenIsNotTakenAndThePersonWhoStartsItReadsWhy() throws Exception {
        Process other = OtherJvm.start("UTC", url, FIRST, "stay");
        try {
            assertThat(OtherJvm.awaitWord(other)).endsWith("here");

            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("the ledger cannot be opened; see ledger.url")
                    .rootCause()
                    .hasMessageStartingWith("The file is locked: " + file);
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFileThatIsNoLedgerIsNotOverwritten() throws Exception {
        Files.createDirectories(file.getParent());
        Path broken = Path.of(file + ".mv.db");
        Files.writeString(broken, "not a ledger ".repeat(1_000));

        assertThatThrownBy(this::open).isInstanceOf(LedgerUnavailable.class);

        assertThat(broken).content().startsWith("not a ledger");
    }

    @Test
    void aLedgerThatIsClosedIsNotAvailable() {
        Ledger ledger = open();
        ledger.close();

        assertThat(ledger.isAvailable()).isFalse();
    }

    private Ledger open() {
        return Ledger.open(url, "sa", "", clock);
    }
}
