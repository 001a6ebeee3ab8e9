package io.github.vtigermail.mailbox.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mailbox that is seen for the first time never returns its history. */
class StartPositionTest {
    @Test
    void aMailboxBeginsWithUnreadMailOrNowOrOnADay() {
        assertThat(StartPosition.parse("unread")).isEqualTo(new StartPosition(true, null));
        assertThat(StartPosition.parse("now")).isEqualTo(new StartPosition(false, null));
        assertThat(StartPosition.parse("2026-11-24")).isEqualTo(new StartPosition(false, LocalDate.of(2026, 11, 24)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "UNREAD", "24.11.2026", "2026-11-31", "2026-1-1", "yesterday"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartPosition.parse(text))
                .withMessage("start: it must be unread, now, or a date such as 2026-11-24");
    }
}
