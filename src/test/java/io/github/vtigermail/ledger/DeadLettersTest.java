package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.vtigermail.ledger.DeadLetters.DeadLetter;
import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.TempFolder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Why a mail could not become a comment: what an operator asks who finds it in the folder of dead letters. */
@ParameterizedClass
@EnumSource(LedgerDatabase.class)
class DeadLettersTest {
    private static final Instant FIRST = Instant.parse("2026-11-24T08:00:00.123Z");

    private final TempFolder folder = new TempFolder("dead-letters");
    private final MovableClock clock = new MovableClock(FIRST);
    private final String url;
    private Ledger ledger;

    DeadLettersTest(LedgerDatabase database) {
        url = database.url(folder);
        ledger = open();
    }

    @AfterEach
    void close() {
        ledger.close();
        folder.close();
    }

    @Test
    void reasonsSurviveARestartAndAreListedOldestFirst() {
        DeadLetters letters = new DeadLetters(ledger, clock);
        letters.add("support", "0123456789ab", "TT12", "UNKNOWN_TICKET");
        clock.pass(Duration.ofSeconds(1));
        letters.add("sales", "ba9876543210", null, "AMBIGUOUS");
        ledger.close();
        ledger = open();

        assertThat(new DeadLetters(ledger, clock).all())
                .containsExactly(
                        new DeadLetter("support", "0123456789ab", "TT12", "UNKNOWN_TICKET", FIRST),
                        new DeadLetter("sales", "ba9876543210", null, "AMBIGUOUS", FIRST.plusSeconds(1)));
    }

    @Test
    void theLastReasonOfAMailReplacesTheEarlierOne() {
        DeadLetters letters = new DeadLetters(ledger, clock);
        letters.add("support", "0123456789ab", "TT12", "UNKNOWN_TICKET");
        clock.pass(Duration.ofSeconds(1));
        letters.add("support", "0123456789ab", "TT12", "AMBIGUOUS");
        letters.add("sales", "0123456789ab", "TT12", "UNKNOWN_TICKET");

        assertThat(letters.all())
                .extracting(DeadLetter::mailbox, DeadLetter::reason)
                .containsExactlyInAnyOrder(tuple("support", "AMBIGUOUS"), tuple("sales", "UNKNOWN_TICKET"));
    }

    @Test
    void reasonsExpire() {
        DeadLetters letters = new DeadLetters(ledger, clock);
        letters.add("support", "0123456789ab", "TT12", "UNKNOWN_TICKET");

        clock.pass(Duration.ofDays(180));
        letters.deleteOlderThan(Duration.ofDays(180));
        assertThat(letters.all()).hasSize(1);

        clock.pass(Duration.ofMillis(1));
        letters.deleteOlderThan(Duration.ofDays(180));
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void aReasonThatCannotBeRecordedIsAFailure() {
        DeadLetters letters = new DeadLetters(ledger, clock);
        ledger.close();

        assertThatThrownBy(() -> letters.add("support", "0123456789ab", "TT12", "UNKNOWN_TICKET"))
                .isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(letters::all).isInstanceOf(LedgerUnavailableException.class);
    }

    private Ledger open() {
        return Ledger.open(url, "", "", clock);
    }
}
