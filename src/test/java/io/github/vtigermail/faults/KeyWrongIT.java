package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A key that is wrong, or revoked: mails wait, a line a minute says so, and the right key in its file is enough. */
@FaultBench
class KeyWrongIT {
    private static final int FASTER = 10;
    private static final int MINUTES = 5;
    private static final int MAILS = 20;
    private static final String NEW_KEY = "theNewKey";

    @BeforeAll
    static void timeCanGoFaster() {
        FakeTime.assumeAvailable();
    }

    @Test
    void revokedWhileItRuns(Reliability reliability) throws Exception {
        wrong("revoked while it runs, 5 minutes", true, reliability);
    }

    @Test
    void wrongFromTheStart(Reliability reliability) throws Exception {
        wrong("wrong from the start, 5 minutes", false, reliability);
    }

    private static void wrong(String how, boolean worksAtFirst, Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            site.set("vtiger.access-key", "{{secret:vtiger-key}}");
            site.folder().file("secrets/vtiger-key", Site.KEY + "\n");
            if (!worksAtFirst) {
                site.vtiger.setAccessKey(Site.VTIGER_USER, NEW_KEY);
            }
            ConnectorProcess connector = site.started(FakeTime.faster(site.command(), FASTER));
            connector.awaitLine(line -> line.contains("is seen for the first time"));
            site.deliver(MAILS);
            if (worksAtFirst) {
                site.awaitSettled();
                site.vtiger.setAccessKey(Site.VTIGER_USER, NEW_KEY);
                site.vtiger.dropSessions();
                site.deliver(MAILS);
            }
            int made = site.vtiger.comments().size();
            connector.awaitLine(line -> isComplaint(line));
            int tries = logins(site);
            TimeUnit.MILLISECONDS.sleep(MINUTES * 60_000L / FASTER);
            int triesAMinute = (logins(site) - tries) / MINUTES;
            long lines =
                    connector.output().stream().filter(KeyWrongIT::isComplaint).count();
            int madeMeanwhile = site.vtiger.comments().size() - made;
            int deadLetters = site.mail.folder("Failed").size();
            boolean alive = connector.isAlive();
            boolean well = site.isHealthy();

            site.folder().file("secrets/vtiger-key", NEW_KEY + "\n");
            long right = System.nanoTime();
            site.awaitSettled();
            double after = (System.nanoTime() - right) / 1e9 * FASTER;

            Tally tally = Tally.of(site);
            String beside = "%d lines, %d logins a minute; all made %.0f s after".formatted(lines, triesAMinute, after);
            reliability.add(new Line("the key is wrong", how, 1, tally, site.seconds(), beside));
            tally.assertAllMade();
            assertThat(alive).isTrue();
            assertThat(well).as("healthy with a wrong key").isFalse();
            assertThat(site.becomesHealthy()).as("healthy again").isTrue();
            assertThat(madeMeanwhile).isZero();
            assertThat(deadLetters).as("dead letters").isZero();
            assertThat(lines).as("one line a minute").isBetween(MINUTES - 1L, MINUTES + 2L);
            assertThat(triesAMinute).as("logins a minute").isLessThanOrEqualTo(12);
            assertThat(connector.output()).noneMatch(line -> line.contains(NEW_KEY) || line.contains(Site.KEY));
        }
    }

    private static boolean isComplaint(String line) {
        return line.contains("refuses the login");
    }

    private static int logins(Site site) {
        return (int) site.vtiger.requests().stream()
                .filter(request -> request.operation().equals("login"))
                .count();
    }
}
