package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.PostgresServer;
import io.github.vtigermail.testing.WorkingFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three connectors share a ledger in PostgreSQL, a mailbox and its thousand mails, and one of them dies. */
@FaultBench
class SeveralConnectorsIT {
    private static final int CONNECTORS = 3;
    private static final int MAILS = 1000;

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
                connector.awaitLine(line -> line.contains("is loaded: [support]"), Duration.ofMinutes(1));
            }
            site.vtiger.serviceTime(Duration.ofMillis(7), Duration.ofMillis(100));
            site.deliver(MAILS);
            site.awaitComments(MAILS / 2, Duration.ofMinutes(2));
            connectors.get(0).kill();
            long killed = System.nanoTime();
            site.awaitSettled(Duration.ofMinutes(3));
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

    private static long made(ConnectorProcess connector) {
        return connector.output().stream()
                .filter(line -> line.contains("outcome=DONE"))
                .count();
    }
}
