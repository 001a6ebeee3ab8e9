package io.github.vtigermail.faults;

import io.github.vtigermail.testing.ConnectorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the ledger does not know any more, Vtiger remembers. */
@FaultBench
class LedgerForgetsIT {
    private static final int TIMES = 4;

    @Test
    void theLedgerIsRestoredFromABackup(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            stop(site.startAndLookIn());
            for (int i = 1; i <= TIMES; i++) {
                copy(site.folder().path("data"), site.folder().path("backup"));
                ConnectorProcess connector = started(site);
                site.deliver(20);
                site.awaitSettled();
                stop(connector);
                copy(site.folder().path("backup"), site.folder().path("data"));
            }
            started(site);
            site.deliver(20);
            site.awaitSettled();

            report("restored from a backup", site, reliability);
        }
    }

    @Test
    void itsRowsExpireAndTheMailboxIsRecreated(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            for (int i = 1; i <= TIMES; i++) {
                ConnectorProcess connector = started(site);
                site.deliver(10);
                site.awaitSettled();
                stop(connector);
                forget(site, "delete from mail_claim");
                site.mail.changeUidValidity();
            }
            started(site);
            site.deliver(10);
            site.awaitSettled();

            report("its rows expired, and UIDVALIDITY changed", site, reliability);
        }
    }

    @Test
    void aCrashCostsRowsAndTheConnectorIsRestartedInOrder(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            for (int i = 1; i <= TIMES; i++) {
                ConnectorProcess connector = started(site);
                site.deliver(20);
                site.awaitSettled();
                connector.kill();
                connector.exitCode();
                forget(site, "delete from mail_claim", "update mailbox_place set up_to = 0, open_uids = ''");
                ConnectorProcess again = started(site);
                again.awaitLine(line -> line.contains("outcome=DONE"));
                stop(again);
            }
            started(site);
            site.deliver(20);
            site.awaitSettled();

            report("a crash cost rows, then restarted in order", site, reliability);
        }
    }

    private static ConnectorProcess started(Site site) throws InterruptedException {
        ConnectorProcess connector = site.start();
        connector.awaitLine(line -> line.contains("is loaded: [support]"));
        return connector;
    }

    private static void stop(ConnectorProcess connector) throws Exception {
        connector.terminate();
        connector.exitCode();
    }

    private static void forget(Site site, String... statements) throws SQLException {
        try (Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + LedgerRows.file(site.folder()));
                Statement statement = ledger.createStatement()) {
            for (String one : statements) {
                statement.executeUpdate(one);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> old = Files.list(to)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void report(String how, Site site, Reliability reliability) {
        Tally tally = Tally.of(site);
        reliability.add(new Line("the ledger forgets", how, TIMES, tally, site.seconds(), ""));
        tally.assertAllMade();
    }
}
