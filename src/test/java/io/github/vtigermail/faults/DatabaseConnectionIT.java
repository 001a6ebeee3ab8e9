package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Gate;
import io.github.vtigermail.testing.PostgresServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ledger is in PostgreSQL, and the connections to it go dead without a sign: no answer, and no error either. */
@FaultBench
class DatabaseConnectionIT {
    private static final int TIMES = 3;
    private static final int MAILS = 40;

    @Test
    void itsConnectionsGoDeadWhileMailsAreProcessed(Reliability reliability) throws Exception {
        String ledger = PostgresServer.newDatabase();
        int port = URI.create(ledger.substring("jdbc:".length())).getPort();
        try (Site site = new Site();
                Gate gate = new Gate(port)) {
            site.set("ledger.url", ledger.replace(":" + port + "/", ":" + gate.port() + "/"));
            ConnectorProcess connector = site.startAndLookIn();
            double longest = 0;
            for (int i = 1; i <= TIMES; i++) {
                site.deliver(MAILS);
                site.awaitComments(site.letters() - MAILS / 2);
                gate.letConnectionsGoDead();
                long dead = System.nanoTime();
                site.awaitSettled();
                longest = Math.max(longest, (System.nanoTime() - dead) / 1e9);
            }

            LedgerRows rows = new LedgerRows(ledger + "&currentSchema=vtiger_mail");
            Tally tally = Tally.of(site, List.of(site.mail.mailbox()), List.of(rows));
            reliability.add(new Line(
                    "the ledger fails",
                    "PostgreSQL's connections go dead without a sign",
                    TIMES,
                    tally,
                    site.seconds(),
                    "all made %.0f s after at the latest".formatted(longest)));
            tally.assertAllMade();
            assertThat(connector.output()).anyMatch(line -> line.contains("the ledger cannot"));
            assertThat(site.becomesHealthy()).as("healthy again").isTrue();
        }
    }
}
