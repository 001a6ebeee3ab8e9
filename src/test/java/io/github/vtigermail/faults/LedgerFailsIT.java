package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Patience;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ledger that cannot be written, or is damaged: it says so, takes no mail rather than risk a second comment, and recovers. */
@FaultBench
class LedgerFailsIT {
    private static final int MAILS = 40;

    /** What of the file is overwritten. */
    enum Damage {
        HEAD,
        MIDDLE,
        ALL,
        CUT_IN_HALF
    }

    @Test
    void theDiskIsFull(Reliability reliability) throws Exception {
        try (Site site = new Site();
                SmallDisk disk = SmallDisk.at(site.folder().path("data"))) {
            Assumptions.assumeTrue(disk.isThere(), "no tmpfs may be mounted here");
            ConnectorProcess connector = site.startAndLookIn();
            fails("disk full", site, connector, disk::fill, disk::empty, reliability);
        }
    }

    /** What a full disk is where nothing may be mounted: no file may grow beyond a few bytes. */
    @Test
    void itsFilesMayNotGrow(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            ConnectorProcess connector = site.startAndLookIn();
            fails(
                    "files may not grow (RLIMIT_FSIZE)",
                    site,
                    connector,
                    () -> limit(connector, "4096"),
                    () -> limit(connector, "unlimited"),
                    reliability);
        }
    }

    @Test
    void anotherProcessLocksIt(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            ConnectorProcess connector = site.startAndLookIn();
            try (Connection other = DriverManager.getConnection(
                            LedgerRows.in(site.folder()).url());
                    Statement statement = other.createStatement()) {
                fails(
                        "locked by another process",
                        site,
                        connector,
                        () -> statement.execute("begin exclusive"),
                        () -> statement.execute("rollback"),
                        reliability);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void itIsDamagedWhileTheConnectorIsStopped(Damage damage, Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            ConnectorProcess first = site.startAndLookIn();
            site.deliver(MAILS);
            site.awaitSettled();
            first.terminate();
            first.exitCode();
            damage(site, damage);
            site.deliver(MAILS);
            site.deliverAgain(); // which only the ledger knows

            ConnectorProcess second = site.start();
            saysSoOrWorks(site, second);
            second.close();
            boolean said = second.output().stream().anyMatch(LedgerFailsIT::isComplaint);
            int made = site.vtiger.comments().size() - MAILS;
            LedgerRows.deleteIn(site.folder());
            site.start();
            site.awaitSettled();

            Tally tally = Tally.of(site);
            String beside = (said ? "said so" : "not noticed") + ", " + made + " made; then deleted";
            reliability.add(new Line(
                    "the ledger fails",
                    "damaged while stopped: " + damage.name().toLowerCase(),
                    1,
                    tally,
                    site.seconds(),
                    beside));
            tally.assertAllMade();
            assertThat(said || made == MAILS)
                    .as(() -> "it says so, or works all the same:\n" + String.join("\n", second.output()))
                    .isTrue();
            assertThat(second.output()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void itIsDamagedWhileTheConnectorRuns(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            ConnectorProcess first = site.startAndLookIn();
            site.deliver(MAILS);
            site.awaitSettled();
            damageWithWhatIsInUse(site);
            site.deliver(MAILS);
            site.deliverAgain();
            boolean said = saysSoOrWorks(site, first);
            first.kill();
            first.exitCode();
            int made = site.vtiger.comments().size() - MAILS;
            LedgerRows.deleteIn(site.folder());
            site.start();
            site.awaitSettled();

            Tally tally = Tally.of(site);
            String beside = (said ? "" : "not noticed, ") + made + " made; then killed, and it deleted";
            reliability.add(new Line("the ledger fails", "damaged while it runs", 1, tally, site.seconds(), beside));
            tally.assertAllMade();
            assertThat(said).as("it says so, or works all the same").isTrue();
        }
    }

    /** What is done to the ledger, or no longer. */
    private interface Deed {
        void run() throws Exception;
    }

    private static void fails(
            String how, Site site, ConnectorProcess connector, Deed broken, Deed mended, Reliability reliability)
            throws Exception {
        site.deliver(MAILS);
        site.awaitSettled();
        broken.run();
        site.deliver(MAILS);
        boolean said = Patience.becomesTrue(() -> connector.output().stream().anyMatch(LedgerFailsIT::isComplaint));
        TimeUnit.SECONDS.sleep(5);
        int made = site.vtiger.comments().size() - MAILS;
        boolean alive = connector.isAlive();
        boolean well = site.isHealthy();
        mended.run();
        long since = System.nanoTime();
        site.awaitSettled();
        double after = (System.nanoTime() - since) / 1e9;

        Tally tally = Tally.of(site);
        String beside = "%d made meanwhile; all made %.0f s after".formatted(made, after);
        reliability.add(new Line("the ledger fails", how, 1, tally, site.seconds(), beside));
        tally.assertAllMade();
        assertThat(alive).isTrue();
        assertThat(well).as("healthy without its ledger").isFalse();
        assertThat(site.becomesHealthy()).as("healthy again").isTrue();
        assertThat(said).as("it says so").isTrue();
        assertThat(made).as("made without the ledger").isLessThan(MAILS);
    }

    private static boolean saysSoOrWorks(Site site, ConnectorProcess connector) {
        return Patience.becomesTrue(() -> connector.output().stream().anyMatch(LedgerFailsIT::isComplaint)
                || site.mail.unreadCount("INBOX") <= site.newsletters());
    }

    private static boolean isComplaint(String line) {
        return line.contains("the ledger cannot");
    }

    private static void limit(ConnectorProcess connector, String bytes) throws IOException, InterruptedException {
        int exit = Patience.exitCode(new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(connector.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start());
        if (exit != 0) {
            throw new IOException("prlimit failed");
        }
    }

    /** All of its files: with the first alone SQLite goes on for long by what it remembers. */
    private static void damageWithWhatIsInUse(Site site) throws IOException {
        for (String name : List.of("ledger.db", "ledger.db-wal", "ledger.db-shm")) {
            Path file = LedgerRows.file(site.folder()).resolveSibling(name);
            byte[] noise = new byte[(int) Files.size(file)];
            new Random(3).nextBytes(noise);
            try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "rw")) {
                all.write(noise);
            }
        }
    }

    private static void damage(Site site, Damage damage) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(LedgerRows.file(site.folder()).toFile(), "rw")) {
            long length = file.length();
            byte[] noise = new byte[(int) length];
            new Random(3).nextBytes(noise);
            switch (damage) {
                case HEAD -> file.write(noise, 0, 100);
                case MIDDLE -> {
                    file.seek(4096);
                    file.write(noise, 4096, (int) length - 4096);
                }
                case ALL -> file.write(noise);
                case CUT_IN_HALF -> file.setLength(length / 2);
            }
        }
    }
}
