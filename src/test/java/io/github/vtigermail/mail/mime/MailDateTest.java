package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 3 Feb 2025 10:00:05 +0100|2025-02-03T10:00:05+01:00",
                "3 Feb 2025 10:00 -0330 (NST)|2025-02-03T10:00-03:30",
                "Mon,3 Feb 25 10:00:00 EST|2025-02-03T10:00-05:00",
                "Mon, 3 February 2025 10:00:60 GMT|2025-02-03T10:00:59Z",
                "Mon Feb  3 10:00:00 2025|2025-02-03T10:00Z",
                "Mon, 3 Feb 2025 10:00:00|2025-02-03T10:00Z",
                "31 Feb 2025 10:00:00 +0100|2025-03-03T10:00+01:00",
                "3 Feb 2025 25:00 GMT|2025-02-04T01:00Z",
                "Mon, 3 Feb 2025 10:00:00 nonsense|2025-02-03T10:00Z",
            })
    void datesAreParsedInTheFormsThatMailersWrite(String raw, OffsetDateTime date) {
        assertThat(MailDate.parse(raw)).isEqualTo(date);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "today",
                "Mon, 3 Feb 2025 10:00:00 +9999",
                "3 Feb 2025",
                "Feb",
                "3 Feb",
                ":",
                "3 Feb 99999 10:00",
                "3 Feb 2025 : GMT",
                "٣ Feb 2025 10:00"
            })
    void anInvalidDateIsNull(String raw) {
        assertThat(MailDate.parse(raw)).isNull();
    }
}
