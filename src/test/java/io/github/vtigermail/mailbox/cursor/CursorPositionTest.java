package io.github.vtigermail.mailbox.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A mail that is not settled must be asked for again, however far the cursor has advanced since. */
class CursorPositionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Instant FIRST = Instant.parse("2026-10-01T08:00:00Z");

    @Test
    void ifAllIsSettledThePositionIsTheLastMailAndItsDay() {
        CursorPosition position = new CursorPosition(9, 10, Set.of(), DAY.minusDays(3), FIRST)
                .after(List.of(11L, 15L), List.of(11L, 15L), DAY);

        assertThat(position).isEqualTo(new CursorPosition(9, 15, Set.of(), DAY, FIRST));
    }

    @Test
    void aMailThatIsNotSettledStaysOpenWhileTheCursorAdvances() {
        CursorPosition position = new CursorPosition(9, 10, Set.of(), DAY, FIRST)
                .after(List.of(12L, 15L), List.of(15L), DAY)
                .after(List.of(20L), List.of(20L), DAY.plusDays(1));

        assertThat(position).isEqualTo(new CursorPosition(9, 20, Set.of(12L), DAY, FIRST));
    }

    @Test
    void anOpenMailThatIsSettledIsClosed() {
        CursorPosition position = new CursorPosition(9, 20, Set.of(12L, 14L), DAY, FIRST)
                .after(List.of(12L), List.of(12L), DAY.plusDays(2));

        assertThat(position).isEqualTo(new CursorPosition(9, 20, Set.of(14L), DAY, FIRST));
    }

    @Test
    void aMailThatFailsAgainStaysOpen() {
        CursorPosition position =
                new CursorPosition(9, 20, Set.of(12L), DAY, FIRST).after(List.of(12L), List.of(), DAY.plusDays(2));

        assertThat(position).isEqualTo(new CursorPosition(9, 20, Set.of(12L), DAY, FIRST));
    }

    /** If the UIDs became void, all since that day would be looked at again: the open ones must be among them. */
    @Test
    void theDayNeverPassesTheOldestOpenMail() {
        CursorPosition open =
                new CursorPosition(9, 20, Set.of(), DAY, FIRST).after(List.of(21L), List.of(), DAY.plusDays(1));
        assertThat(open.since()).isEqualTo(DAY);

        assertThat(open.after(List.of(30L), List.of(30L), DAY.plusDays(9)).since())
                .isEqualTo(DAY);
        assertThat(open.after(List.of(21L, 30L), List.of(21L, 30L), DAY.plusDays(9))
                        .since())
                .isEqualTo(DAY.plusDays(9));
    }

    @Test
    void aClockThatIsSetBackSetsTheDayBack() {
        assertThat(new CursorPosition(9, 20, Set.of(7L), DAY, FIRST)
                        .after(List.of(21L), List.of(21L), DAY.minusDays(1))
                        .since())
                .isEqualTo(DAY.minusDays(1));
    }

    @Test
    void theOldMailsOfABatchDoNotSetThePositionBack() {
        assertThat(new CursorPosition(9, 20, Set.of(7L), DAY, FIRST)
                        .after(List.of(7L), List.of(7L), DAY)
                        .upTo())
                .isEqualTo(20);
    }

    @Test
    void aPositionIsImmutable() {
        Set<Long> open = new HashSet<>(Set.of(7L));
        CursorPosition position = new CursorPosition(9, 20, open, DAY, FIRST);
        open.add(8L);

        assertThat(position.open()).containsExactly(7L);
        assertThatThrownBy(() -> position.open().add(8L)).isInstanceOf(UnsupportedOperationException.class);
    }
}
