package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.mailbox.cursor.CursorPosition;
import io.github.vtigermail.testing.TempFolder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A place that is lost or wrong means mail that is skipped. */
@ParameterizedClass
@EnumSource(LedgerDatabase.class)
class JdbcCursorRepositoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final long MOST_UID = 4_294_967_295L;

    private final TempFolder folder = new TempFolder("places");
    private final String url;
    private Ledger ledger;

    JdbcCursorRepositoryTest(LedgerDatabase database) {
        url = database.url(folder);
        ledger = open();
    }

    @AfterEach
    void close() {
        ledger.close();
        folder.close();
    }

    @Test
    void aMailboxThatIsSeenForTheFirstTimeHasNoPlace() {
        assertThat(new JdbcCursorRepository(ledger).find("imaps://support@mail.example.com/INBOX"))
                .isEmpty();
    }

    @Test
    void aPlaceOutlivesTheConnector() {
        CursorPosition place = new CursorPosition(MOST_UID, MOST_UID, Set.of(7L, 12L, MOST_UID), DAY);
        new JdbcCursorRepository(ledger).save("support", place);
        ledger.close();
        ledger = open();

        assertThat(new JdbcCursorRepository(ledger).find("support")).contains(place);
    }

    @Test
    void thePlaceThatWasKeptLastCounts() {
        JdbcCursorRepository places = new JdbcCursorRepository(ledger);
        places.save("support", new CursorPosition(1, 10, Set.of(3L), DAY));
        places.save("support", new CursorPosition(2, 5, Set.of(), DAY.plusDays(1)));

        assertThat(places.find("support")).contains(new CursorPosition(2, 5, Set.of(), DAY.plusDays(1)));
    }

    @Test
    void eachMailboxHasAPlaceOfItsOwn() {
        JdbcCursorRepository places = new JdbcCursorRepository(ledger);
        CursorPosition support = new CursorPosition(1, 10, Set.of(), DAY);
        CursorPosition sales = new CursorPosition(1, 20, Set.of(), DAY);
        places.save("support", support);
        places.save("sales", sales);

        assertThat(places.find("support")).contains(support);
        assertThat(places.find("sales")).contains(sales);
        assertThat(places.find("Support")).isEmpty();
    }

    @Test
    void thousandsOfOpenMailsAreKept() {
        JdbcCursorRepository places = new JdbcCursorRepository(ledger);
        Set<Long> open = LongStream.range(MOST_UID - 20_000, MOST_UID).boxed().collect(Collectors.toSet());
        places.save("support", new CursorPosition(1, MOST_UID, open, DAY));

        assertThat(places.find("support").orElseThrow().open()).isEqualTo(open);
    }

    @Test
    void withoutALedgerThereIsNoPlaceToBeginAgainFrom() {
        JdbcCursorRepository places = new JdbcCursorRepository(ledger);
        ledger.close();

        assertThatThrownBy(() -> places.find("support")).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(() -> places.save("support", new CursorPosition(1, 1, Set.of(), DAY)))
                .isInstanceOf(LedgerUnavailableException.class);
    }

    private Ledger open() {
        return Ledger.open(url, "", "", Clock.systemUTC());
    }
}
