package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mailbox that is seen for the first time never gives its history. */
class StartAtTest {
    @Test
    void aMailboxBeginsWithTheUnreadOrNowOrOnADay() {
        assertThat(StartAt.parse("unread")).isEqualTo(new StartAt(true, null));
        assertThat(StartAt.parse("now")).isEqualTo(new StartAt(false, null));
        assertThat(StartAt.parse("2026-11-24")).isEqualTo(new StartAt(false, LocalDate.of(2026, 11, 24)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "UNREAD", "24.11.2026", "2026-11-31", "2026-1-1", "yesterday"})
    void whatIsNoneOfTheseIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartAt.parse(text))
                .withMessage("start: \"" + text + "\" is none of unread, now, or a date such as 2026-11-24");
    }
}
