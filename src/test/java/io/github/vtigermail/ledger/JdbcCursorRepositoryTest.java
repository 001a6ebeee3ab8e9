package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.mailbox.cursor.CursorPosition;
import io.github.vtigermail.testing.TempFolder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A cursor that is lost or wrong means mail that is skipped. */
@ParameterizedClass
@EnumSource(LedgerDatabase.class)
class JdbcCursorRepositoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Instant FIRST = Instant.parse("2026-10-01T08:00:00.123Z");
    private static final long MAX_UID = 4_294_967_295L;

    private final TempFolder folder = new TempFolder("cursors");
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
    void aNewMailboxHasNoCursor() {
        assertThat(new JdbcCursorRepository(ledger).find("imaps://support@mail.example.com/INBOX"))
                .isEmpty();
    }

    @Test
    void aCursorSurvivesARestart() {
        CursorPosition cursor = new CursorPosition(MAX_UID, MAX_UID, Set.of(7L, 12L, MAX_UID), DAY, FIRST);
        new JdbcCursorRepository(ledger).save("support", cursor);
        ledger.close();
        ledger = open();

        assertThat(new JdbcCursorRepository(ledger).find("support")).contains(cursor);
    }

    @Test
    void savingReplacesTheCursor() {
        JdbcCursorRepository cursors = new JdbcCursorRepository(ledger);
        cursors.save("support", new CursorPosition(1, 10, Set.of(3L), DAY, FIRST));
        cursors.save("support", new CursorPosition(2, 5, Set.of(), DAY.plusDays(1), FIRST));

        assertThat(cursors.find("support")).contains(new CursorPosition(2, 5, Set.of(), DAY.plusDays(1), FIRST));
    }

    @Test
    void eachMailboxHasItsOwnCursor() {
        JdbcCursorRepository cursors = new JdbcCursorRepository(ledger);
        CursorPosition support = new CursorPosition(1, 10, Set.of(), DAY, FIRST);
        CursorPosition sales = new CursorPosition(1, 20, Set.of(), DAY, FIRST);
        cursors.save("support", support);
        cursors.save("sales", sales);

        assertThat(cursors.find("support")).contains(support);
        assertThat(cursors.find("sales")).contains(sales);
        assertThat(cursors.find("Support")).isEmpty();
    }

    /** By which a mailbox is found whose host got another name. */
    @Test
    void theCursorsOfAUidvalidityAreFound() {
        JdbcCursorRepository cursors = new JdbcCursorRepository(ledger);
        CursorPosition support = new CursorPosition(1, 10, Set.of(4L), DAY, FIRST);
        cursors.save("support@mail.example.com:993/INBOX", support);
        cursors.save("sales@mail.example.com:993/INBOX", new CursorPosition(2, 20, Set.of(), DAY, FIRST));

        assertThat(cursors.findAll(1)).isEqualTo(Map.of("support@mail.example.com:993/INBOX", support));
        assertThat(cursors.findAll(3)).isEmpty();
    }

    @Test
    void aCursorMayHaveThousandsOfOpenMails() {
        JdbcCursorRepository cursors = new JdbcCursorRepository(ledger);
        Set<Long> open = LongStream.range(MAX_UID - 20_000, MAX_UID).boxed().collect(Collectors.toSet());
        cursors.save("support", new CursorPosition(1, MAX_UID, open, DAY, FIRST));

        assertThat(cursors.find("support").orElseThrow().open()).isEqualTo(open);
    }

    @Test
    void withoutALedgerNoCursorIsFoundOrSaved() {
        JdbcCursorRepository cursors = new JdbcCursorRepository(ledger);
        ledger.close();

        assertThatThrownBy(() -> cursors.find("support")).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(() -> cursors.save("support", new CursorPosition(1, 1, Set.of(), DAY, FIRST)))
                .isInstanceOf(LedgerUnavailableException.class);
    }

    private Ledger open() {
        return Ledger.open(url, "", "", Clock.systemUTC());
    }
}
