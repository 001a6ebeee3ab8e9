package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** While Vtiger takes half a minute for an answer the mailbox waits, and nothing piles up. */
@FaultBench
class VtigerSlowIT {
    private static final int FASTER = 5;
    private static final int MINUTES = 4;
    private static final int MAILS = 60;
    private static final int SESSIONS = 4;
    private static final int MAIL_BYTES = 1_500_000;

    @BeforeAll
    static void timeCanGoFaster() {
        FakeTime.assumeAvailable();
    }

    /** All the mails together are more than the connector's heap. */
    @Test
    void withThirtySecondsAnAnswerTheMailboxWaits(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            ConnectorProcess connector = site.started(FakeTime.faster(site.command(), FASTER));
            connector.awaitLine(line -> line.contains("is seen for the first time"));
            site.deliver(2 * SESSIONS); // so that it has sessions
            site.awaitSettled();
            int before = site.vtiger.comments().size();
            Duration answer = Duration.ofSeconds(30).dividedBy(FASTER);
            site.vtiger.serviceTime(answer, answer);
            site.deliver(site.mail.mailbox(), MAILS, MAIL_BYTES);
            TimeUnit.MILLISECONDS.sleep(MINUTES * 60_000L / FASTER);
            int calls = site.vtiger.requests().size();
            long bodies = site.mail.commands().stream()
                            .filter(command -> command.contains("BODY.PEEK[]"))
                            .count()
                    - before;
            int megabytes = connector.residentMegabytes().orElse(0);
            int made = site.vtiger.comments().size() - before;
            site.vtiger.serviceTime(Duration.ZERO, Duration.ZERO);
            site.awaitSettled();

            Tally tally = Tally.of(site);
            String beside = "%d comments in %d minutes, %d of %d mails fetched, %d MB resident (-Xmx96m)"
                    .formatted(made, MINUTES, bodies, MAILS, megabytes);
            reliability.add(new Line("Vtiger is slow", "30 s an answer", calls, tally, site.seconds(), beside));
            tally.assertAllMade();
            assertThat(connector.isAlive()).isTrue();
            assertThat(site.vtiger.mostRequestsAtOnce()).as("requests at once").isLessThanOrEqualTo(SESSIONS);
            assertThat(made).as("made while it is slow").isPositive();
            assertThat(bodies).as("mails fetched").isLessThanOrEqualTo(made + 2 * SESSIONS);
            assertThat(megabytes).as("resident memory").isLessThan(300);
        }
    }
}
