package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.PostgresServer;
import io.github.vtigermail.testing.WorkingFolder;
import io.github.vtigermail.testing.vtiger.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connectors share a ledger in PostgreSQL and a mailbox, and one of them dies. */
@FaultBench
class SeveralConnectorsIT {
    private static final int CONNECTORS = 3;
    private static final int MAILS = 1000;
    private static final int STANDBY_MAILS = 100;
    private static final int CLOCK_MAILS = 150;

    @Test
    void ofThreeConnectorsOnTheSameThousandMailsOneIsKilledInTheMiddle(Reliability reliability) throws Exception {
        String ledger = PostgresServer.newDatabase();
        List<WorkingFolder> folders = new ArrayList<>();
        try (Site site = new Site()) {
            List<ConnectorProcess> connectors = new ArrayList<>();
            for (int i = 0; i < CONNECTORS; i++) {
                WorkingFolder folder = site.newFolder(site.mail.mailbox());
                folders.add(folder);
                folder.property("ledger.url", ledger);
                connectors.add(site.started(Site.command(folder)));
            }
            for (ConnectorProcess connector : connectors) {
                connector.awaitLine(line -> line.contains("is loaded: [support]"));
            }
            site.vtiger.serviceTime(Duration.ofMillis(7), Duration.ofMillis(100));
            site.deliver(MAILS);
            site.awaitComments(MAILS / 2);
            connectors.get(0).kill();
            long killed = System.nanoTime();
            site.awaitSettled();
            double after = (System.nanoTime() - killed) / 1e9;

            LedgerRows rows = new LedgerRows(ledger + "&currentSchema=vtiger_mail");
            Tally tally = Tally.of(site, List.of(site.mail.mailbox()), List.of(rows));
            List<Long> shares =
                    connectors.stream().map(SeveralConnectorsIT::made).toList();
            reliability.add(new Line(
                    "several connectors",
                    "three on one mailbox and one ledger, one killed in the middle",
                    1,
                    tally,
                    site.seconds(),
                    "made by each: %s; all made %.0f s after".formatted(shares, after)));
            tally.assertAllMade();
            assertThat(shares).as("the work is shared").allMatch(share -> share > MAILS / 20);
        } finally {
            folders.forEach(WorkingFolder::close);
        }
    }

    /** A comment that is made late must not be asked for too early by the connector whose clock is ahead. */
    @Test
    void theirClocksAreASecondApartAndAnHour(Reliability reliability) throws Exception {
        FakeTime.assumeAvailable();
        String ledger = PostgresServer.newDatabase();
        List<WorkingFolder> folders = new ArrayList<>();
        try (Site site = new Site()) {
            site.vtiger.faults().silence(Duration.ofSeconds(3)).oneIn(8, 7, Fault.MADE_LATE);
            for (String by : List.of("+0", "-1s", "+3600s")) {
                WorkingFolder folder = site.newFolder(site.mail.mailbox());
                folders.add(folder);
                folder.property("ledger.url", ledger);
                folder.property("vtiger.answer-timeout", "1s");
                folder.property("vtiger.settle-time", "4s");
                site.started(FakeTime.byFile(Site.plainCommand(folder), folder.path("clock"), by))
                        .awaitLine(line -> line.contains("is loaded: [support]"));
            }
            site.deliver(CLOCK_MAILS);
            site.awaitSettled();

            LedgerRows rows = new LedgerRows(ledger + "&currentSchema=vtiger_mail");
            Tally tally = Tally.of(site, List.of(site.mail.mailbox()), List.of(rows));
            reliability.add(new Line(
                    "several connectors",
                    "their clocks a second apart, and an hour; comments made late",
                    site.vtiger.faults().met(),
                    tally,
                    site.seconds(),
                    ""));
            tally.assertAllMade();
        } finally {
            folders.forEach(WorkingFolder::close);
        }
    }

    /** Who stands by makes nothing, until the other dies; then it goes on where that one was. */
    @Test
    void ofTwoConnectorsOneStandsByAndTakesOverWhenTheOtherIsKilled(Reliability reliability) throws Exception {
        String ledger = PostgresServer.newDatabase();
        List<WorkingFolder> folders = new ArrayList<>();
        try (Site site = new Site()) {
            for (int i = 0; i < 2; i++) {
                WorkingFolder folder = site.newFolder(site.mail.mailbox());
                folders.add(folder);
                folder.property("ledger.url", ledger);
                folder.property("standby", "true");
            }
            ConnectorProcess atWork = site.started(Site.command(folders.get(0)));
            atWork.awaitLine(line -> line.contains("is seen for the first time"));
            ConnectorProcess standingBy = site.started(Site.command(folders.get(1)));
            standingBy.awaitLine(line -> line.contains("stands by"));
            site.vtiger.serviceTime(Duration.ofMillis(7), Duration.ofMillis(200));
            site.deliver(STANDBY_MAILS);
            site.awaitComments(STANDBY_MAILS / 2);
            atWork.kill();
            long killed = System.nanoTime();
            long before = made(standingBy);
            site.deliver(STANDBY_MAILS / 2);
            site.awaitSettled();
            double after = (System.nanoTime() - killed) / 1e9;

            LedgerRows rows = new LedgerRows(ledger + "&currentSchema=vtiger_mail");
            Tally tally = Tally.of(site, List.of(site.mail.mailbox()), List.of(rows));
            reliability.add(new Line(
                    "several connectors",
                    "two in standby, the one at work killed",
                    1,
                    tally,
                    site.seconds(),
                    "made by each: %s; all made %.0f s after"
                            .formatted(List.of(made(atWork), made(standingBy)), after)));
            tally.assertAllMade();
            assertThat(before).as("comments of the one that stood by").isZero();
            assertThat(standingBy.output()).anyMatch(line -> line.contains("is this connector's now"));
        } finally {
            folders.forEach(WorkingFolder::close);
        }
    }

    private static long made(ConnectorProcess connector) {
        return connector.output().stream()
                .filter(line -> line.contains("outcome=DONE"))
                .count();
    }
}
