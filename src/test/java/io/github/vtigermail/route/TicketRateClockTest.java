package io.github.vtigermail.route;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.ledger.CommentTimes;
import io.github.vtigermail.ledger.Heartbeat;
import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.mailbox.PolledMails;
import io.github.vtigermail.route.failure.TicketHeldException;
import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.vtiger.lookup.Ticket;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ticket is held for the time of the setting, whatever becomes of the clock. */
class TicketRateClockTest {
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final int MAILS = 3;

    private long elapsed = Long.MAX_VALUE - 1_000; // it may overflow at any time
    private final TempFolder folder = new TempFolder("ticket-rate");
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final CamelContext camel = new DefaultCamelContext();
    private final Ledger ledger = Ledger.open("jdbc:sqlite:" + folder.path().resolve("ledger.db"), "", "", clock);
    private final Claims claims =
            new Claims(ledger, new Heartbeat(ledger), Duration.ofDays(180), Duration.ofMinutes(5));
    private final TicketRate rate = new TicketRate(
            new CommentTimes(ledger),
            (number, record) -> new Ticket("17x1", "TT1", "", ""),
            MAILS,
            TIME,
            () -> elapsed);

    @AfterEach
    void close() throws Exception {
        ledger.close();
        camel.close();
        folder.close();
    }

    @Test
    void aTicketIsHeldUntilHalfOfItsCommentsAreOldEnough() {
        comments();
        assertHeld();
        pass(TIME.minusSeconds(1));
        assertHeld();
        pass(Duration.ofSeconds(1));

        assertTakesMails();
    }

    @Test
    void aClockThatWasADayAheadHoldsNoTicketForADay() {
        clock.pass(Duration.ofDays(1));
        comments();
        assertHeld();
        clock.pass(Duration.ofDays(-1));
        pass(TIME);

        assertTakesMails();
    }

    @Test
    void aClockThatIsSetAheadReleasesNoTicket() {
        comments();
        assertHeld();
        clock.pass(Duration.ofDays(1));

        assertHeld();
    }

    @Test
    void aRestartWhileTheClockIsADayBehindHoldsNoTicketForADay() {
        clock.pass(Duration.ofDays(1));
        comments();
        clock.pass(Duration.ofDays(-1));

        assertTakesMails();
    }

    private void comments() {
        for (int i = 0; i < MAILS; i++) {
            Exchange mail = new DefaultExchange(camel);
            mail.setProperty(Claims.TICKET, "17x1");
            claims.add(mail, "mail " + i);
            claims.confirm(mail, "mail " + i);
        }
    }

    private void pass(Duration time) {
        clock.pass(time);
        elapsed += time.toNanos();
    }

    private void assertHeld() {
        assertThatThrownBy(this::check).isInstanceOf(TicketHeldException.class);
    }

    private void assertTakesMails() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        Exchange mail = new DefaultExchange(camel);
        mail.getMessage()
                .setBody(PolledMails.at(elapsed, "ann@example.org", "TT1 printer")
                        .get(0));
        rate.checkIfKnown(mail);
    }
}
