package io.github.vtigermail.faults;

import static io.github.vtigermail.testing.Patience.await;

import io.github.vtigermail.testing.ConnectorProcess;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Killed at any moment, it makes each comment once. */
@FaultBench
class ConnectorDiesIT {
    private static final int DEATHS = Integer.getInteger("faults.deaths", 100);
    private static final int MAILS_A_LIFE = 10;

    @Test
    void killedAtAHundredRandomMomentsWhileAThousandMailsPassItMakesAThousandComments(Reliability reliability)
            throws Exception {
        Random random = new Random(5);
        try (Site site = new Site()) {
            site.vtiger.serviceTime(Duration.ofMillis(7), Duration.ofMillis(27)); // as a real Vtiger
            site.set("vtiger.answer-timeout", "5s"); // a mail in hand waits that long, and longer, after each start
            int killedAtWork = 0;
            for (int death = 1; death <= DEATHS; death++) {
                killedAtWork += live(site, random) ? 1 : 0;
            }
            try (ConnectorProcess last = site.command().start()) {
                site.awaitSettled();
                last.terminate();
                last.exitCode();
            }

            Tally tally = Tally.of(site);
            reliability.add(new Line(
                    "the connector dies",
                    "`kill -9` at random moments",
                    DEATHS,
                    tally,
                    site.seconds(),
                    killedAtWork + " times with a mail in hand"));
            tally.assertAllMade();
        }
    }

    /** @return whether a mail was in hand at the end */
    private static boolean live(Site site, Random random) throws Exception {
        site.deliver(MAILS_A_LIFE);
        int asked = site.vtiger.requests().size();
        try (ConnectorProcess connector = site.command().start()) {
            await().pollInterval(Duration.ofMillis(2))
                    .until(() -> site.vtiger.requests().size() > asked);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(500)); // the moment is what the line is about
            connector.kill();
            connector.exitCode();
        }
        return !LedgerRows.in(site.folder()).claimsLeft().isEmpty();
    }
}
