package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.LogLines;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail that waits for ever must not do so in silence. */
class LongWaitsTest {
    private static final List<MailboxMail> MAILS = PolledMails.of("a@example.org", "TT1", "b@example.org", "TT2");

    private long nanos;
    private final LongWaits waits = new LongWaits(() -> nanos);

    @Test
    void aMailThatWaitsIsLoggedEveryTenMinutes() {
        try (LogLines log = LogLines.of(LongWaits.class.getName())) {
            for (int minute = 0; minute <= 25; minute++) {
                waits.record(mail(0, Outcome.IN_WORK));
                nanos += Duration.ofMinutes(1).toNanos();
            }

            assertThat(log.lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("ticket=TT1 outcome=IN_WORK has been waiting for 10 min");
        }
    }

    @Test
    void theMailsThatWaitForLongAreCountedUntilTheyAreDoneOrGone() {
        for (int mail = 0; mail < 2; mail++) {
            waits.record(mail(mail, Outcome.HELD));
        }
        assertThat(waits.count()).isZero();
        nanos += LongWaits.LONG.toNanos();
        assertThat(waits.count()).isEqualTo(2);

        waits.record(mail(0, Outcome.DONE));
        assertThat(waits.count()).isEqualTo(1);
        waits.retainOnly(List.of());
        assertThat(waits.count()).isZero();
    }

    private static ProcessedMail mail(int number, Outcome outcome) {
        return new ProcessedMail(MAILS.get(number), outcome, null, "TT" + (number + 1), null, 0);
    }
}
