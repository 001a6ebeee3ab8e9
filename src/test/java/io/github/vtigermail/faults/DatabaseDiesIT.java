package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.vtiger.Fault;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Vtiger's database is killed again and again: it refuses in proper envelopes what it accepts a moment later. */
@FaultBench
class DatabaseDiesIT {
    private static final int SECONDS = 60;

    @Test
    void noMailIsADeadLetterForARefusalThatPasses(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            site.set("vtiger.settle-time", "3s");
            site.startAndLookIn();
            site.vtiger.faults().oneIn(3, 7, Fault.DATABASE_DIES, Fault.DATABASE_IS_DEAD);
            for (int i = 0; i < SECONDS / 3; i++) {
                site.deliver(5);
                TimeUnit.SECONDS.sleep(3); // the time that the fault lasts
            }
            int faults = site.vtiger.faults().met();
            site.vtiger.faults().clear();
            site.awaitSettled();

            Tally tally = Tally.of(site);
            reliability.add(new Line(
                    "Vtiger's database dies",
                    "one call in three refused, made or not, for a minute",
                    faults,
                    tally,
                    site.seconds(),
                    ""));
            tally.assertAllMade();
            assertThat(tally.deadLetters()).as("dead letters").isZero();
        }
    }
}
