package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mailbox that begins on a day begins on that day, wherever the connector runs. */
@Isolated("it changes the time zone of the JVM")
class StartDayTest {
    private final TimeZone before = TimeZone.getDefault();
    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Pacific/Pago_Pago", "Europe/Berlin", "Pacific/Kiritimati"})
    void noMailOfTheDayBeforeIsAskedFor(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        desk.mailbox("support", Map.of("start", "2026-11-20"));
        desk.start();
        await().until(() -> !searches().isEmpty());

        assertThat(searches()).allMatch(search -> search.contains("SINCE 20-Nov-2026"));
    }

    /** Where summer time begins at midnight, a day begins at one o'clock. */
    @Test
    void aDayWithoutMidnightIsAskedForToo() {
        TimeZone.setDefault(TimeZone.getTimeZone("Africa/Cairo"));
        desk.mailbox("support", Map.of("start", "2026-04-24"));
        desk.start();
        await().until(() -> !searches().isEmpty());

        assertThat(searches()).allMatch(search -> search.contains("SINCE 24-Apr-2026"));
    }

    private List<String> searches() {
        return desk.mail.commands().stream()
                .filter(command -> command.contains("SEARCH"))
                .toList();
    }
}
