package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.vtiger.Fault;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A mail of which Vtiger dies each time waits, and its ticket with it; the others go on. */
@FaultBench
class OneMailFailsIT {
    /** As many as there are tickets, so that the last one is about the same ticket as the first. */
    private static final int OTHERS = Letter.TICKETS;

    @Test
    void itWaitsWithItsTicketAndTheOthersGoOn(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            ConnectorProcess connector = site.startAndLookIn();
            site.vtiger.faults().alwaysOf("This is letter 1.", Fault.EMPTY_500);
            site.deliver(1);
            connector.awaitLine(line -> line.contains("pauses for 2 s"));
            site.deliver(OTHERS);
            long since = System.nanoTime();
            Patience.becomesTrue(() -> site.vtiger.comments().size() >= OTHERS - 1);
            double others = (System.nanoTime() - since) / 1e9;
            int before = site.vtiger.requests().size();
            TimeUnit.SECONDS.sleep(30);
            int calls = site.vtiger.requests().size() - before;
            int made = site.vtiger.comments().size();
            List<String> said = connector.output().stream()
                    .filter(line -> line.contains("HTTP status 500 with an empty body"))
                    .toList();
            double minutes = connector.millisSinceStart() / 60_000.0;
            int met = site.vtiger.faults().met();

            site.vtiger.faults().clear();
            site.awaitSettled();
            Tally tally = Tally.of(site);
            String beside = "%d others made %.0f s after they came; %d calls in half a minute; %d lines in %.1f minutes"
                    .formatted(made, others, calls, said.size(), minutes);
            reliability.add(
                    new Line("poison mail", "Vtiger dies of one each time", met, tally, site.seconds(), beside));
            tally.assertAllMade();
            assertThat(made).as("comments of the other tickets meanwhile").isEqualTo(OTHERS - 1);
            assertThat(calls).as("calls in half a minute").isBetween(1, 30);
            assertThat(said).as("lines that say so, one a minute").hasSizeBetween(1, (int) minutes + 1);
        }
    }
}
