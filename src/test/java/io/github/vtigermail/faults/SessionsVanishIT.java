package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.WorkingFolder;
import io.github.vtigermail.testing.mail.TestMailbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two connectors log in as the same user, and Vtiger drops all sessions each second. */
@FaultBench
class SessionsVanishIT {
    private static final int MAILS = 150;

    @Test
    void eachSecondAllSessionsAreDroppedAndTwoConnectorsLogInAsTheSameUser(Reliability reliability) throws Exception {
        ScheduledExecutorService dropper = Executors.newSingleThreadScheduledExecutor();
        try (Site site = new Site();
                SecondConnector second = SecondConnector.at(site)) {
            site.vtiger.serviceTime(Duration.ofMillis(20), Duration.ofMillis(150));
            AtomicInteger drops = new AtomicInteger();
            dropper.scheduleAtFixedRate(
                    () -> {
                        site.vtiger.dropSessions();
                        drops.incrementAndGet();
                    },
                    1,
                    1,
                    TimeUnit.SECONDS);
            List<TestMailbox> mailboxes = List.of(site.mail.mailbox(), second.mailbox());
            for (TestMailbox mailbox : mailboxes) {
                site.deliver(mailbox, MAILS, 0);
            }
            site.start();
            site.started(Site.command(second.folder()));
            site.awaitSettled(mailboxes);
            dropper.shutdownNow();

            Tally tally =
                    Tally.of(site, mailboxes, List.of(LedgerRows.in(site.folder()), LedgerRows.in(second.folder())));
            long tries = site.vtiger.requests().stream()
                    .filter(request -> request.operation().equals("login"))
                    .count();
            long refused = tries - site.vtiger.logins();
            reliability.add(new Line(
                    "sessions vanish",
                    "all dropped each second, two connectors as one user",
                    drops.get(),
                    tally,
                    site.seconds(),
                    site.vtiger.logins() + " logins, " + refused + " refused"));
            tally.assertAllMade();
            assertThat(site.vtiger.mostLoginsAtOnce())
                    .as("logins at once, of two connectors")
                    .isLessThanOrEqualTo(2);
            assertThat(refused)
                    .as("refused logins, of which too many would lock the user out")
                    .isLessThan(site.vtiger.logins());
        }
    }

    /** With a mailbox and a ledger of its own. */
    private record SecondConnector(TestMailbox mailbox, WorkingFolder folder) implements AutoCloseable {
        static SecondConnector at(Site site) {
            TestMailbox mailbox = site.mail.addUser("sales@example.com", "pw2");
            return new SecondConnector(mailbox, site.newFolder(mailbox));
        }

        @Override
        public void close() {
            folder.close();
        }
    }
}
