package io.github.vtigermail.faults;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The connector's clock jumps by a day while mails pass, and stands wrong over a death and a restart. */
@FaultBench
class ClockJumpsIT {
    /** Longer than the connector waits for an answer, and no longer than that and {@code vtiger.settle-time} together. */
    private static final Duration LATE = Duration.ofSeconds(3);

    private static final List<String> JUMPS = List.of("+1d", "+0", "-1d", "+0", "-1d", "+1d", "-1d");

    @BeforeAll
    static void clockCanJump() {
        FakeTime.assumeAvailable();
    }

    @Test
    void whileItRuns(Reliability reliability) throws Exception {
        try (Site site = slow()) {
            Path clock = site.folder().path("clock");
            ConnectorProcess connector = site.started(FakeTime.byFile(site.command(), clock, "+0"));
            connector.awaitLine(line -> line.contains("is seen for the first time"));
            loseAnswers(site);
            for (String jump : JUMPS) {
                site.deliver(20);
                site.awaitComments(site.letters() - 10);
                FakeTime.jump(clock, jump);
            }
            site.awaitSettled();

            report("by a day, forth and back, while it runs", JUMPS.size(), site, reliability);
        }
    }

    @Test
    void betweenADeathAndTheRestart(Reliability reliability) throws Exception {
        try (Site site = slow()) {
            Path clock = site.folder().path("clock");
            loseAnswers(site);
            for (String jump : JUMPS) {
                try (ConnectorProcess connector =
                        FakeTime.byFile(site.command(), clock, "+0").start()) {
                    FakeTime.jump(clock, jump);
                    site.deliver(20);
                    site.awaitComments(site.letters() - 10);
                    connector.kill();
                    connector.exitCode();
                }
            }
            site.start();
            site.awaitSettled();

            report("by a day, forth and back, and killed each time", JUMPS.size(), site, reliability);
        }
    }

    @Test
    void backByADayWhileTheMailboxPauses(Reliability reliability) throws Exception {
        try (Site site = slow()) {
            Path clock = site.folder().path("clock");
            ConnectorProcess connector = site.started(FakeTime.byFile(site.command(), clock, "+0"));
            connector.awaitLine(line -> line.contains("is seen for the first time"));
            site.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
            site.deliver(20);
            connector.awaitLine(line -> line.contains("pauses for"));
            FakeTime.jump(clock, "-1d");
            site.vtiger.faults().clear();
            site.awaitSettled();

            report("back by a day while the mailbox pauses", 1, site, reliability);
        }
    }

    @Test
    void theLedgerIsLostAndTheClockIsADayBehind(Reliability reliability) throws Exception {
        try (Site site = slow()) {
            Path clock = site.folder().path("clock");
            for (int i = 0; i < 2; i++) {
                try (ConnectorProcess connector =
                        FakeTime.byFile(site.command(), clock, "-1d").start()) {
                    site.deliver(20);
                    site.awaitComments(site.letters() - 10);
                    connector.kill();
                    connector.exitCode();
                    LedgerRows.deleteIn(site.folder());
                }
            }
            site.started(FakeTime.byFile(site.command(), clock, "-1d"));
            site.awaitSettled();

            report("a day behind, and the ledger deleted", 2, site, reliability);
        }
    }

    /** Some comments are made only after nobody waits for them any more, so that mails wait by the clock. */
    private static void loseAnswers(Site site) {
        site.vtiger.faults().silence(LATE).oneIn(8, 7, Fault.MADE_LATE);
    }

    private static Site slow() {
        Site site = new Site();
        site.vtiger.serviceTime(Duration.ofMillis(7), Duration.ofMillis(100));
        site.set("vtiger.answer-timeout", "1s").set("vtiger.settle-time", "3s");
        return site;
    }

    private static void report(String how, int faults, Site site, Reliability reliability) {
        Tally tally = Tally.of(site);
        reliability.add(new Line("the clock jumps", how, faults, tally, site.seconds(), ""));
        tally.assertAllMade();
    }
}
