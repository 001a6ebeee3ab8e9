package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.mail.StoredMail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What others do to the mailbox, or to the ledger, while mails pass. */
@FaultBench
class MailboxChangesIT {
    private static final Duration MUCH_TIME = Duration.ofSeconds(1);

    @Test
    void theServerRecreatesTheMailbox(Reliability reliability) throws Exception {
        int times = 4;
        try (Site site = slow()) {
            site.startAndLookIn();
            for (int i = 1; i <= times; i++) {
                site.deliver(20);
                site.awaitComments(site.letters() - 10);
                site.mail.changeUidValidity();
            }
            site.awaitSettled();

            report("UIDVALIDITY changed", times, site, reliability).assertAllMade();
        }
    }

    @Test
    void someoneReadsMailWhileItsCommentIsMade(Reliability reliability) throws Exception {
        try (Site site = slow()) {
            site.vtiger.serviceTime(Duration.ofMillis(7), MUCH_TIME);
            site.startAndLookIn();
            int meddled = 0;
            for (int i = 1; i <= 5; i++) {
                int before = site.vtiger.comments().size();
                site.deliver(20);
                site.awaitComments(before + 1);
                site.deliver(10); // at which the connector has not looked yet, busy with the others
                List<StoredMail> unread = unread(site);
                for (int j = 0; j < unread.size(); j++) {
                    if (j % 2 == 0) {
                        site.mail.markSeen(unread.get(j).uid());
                        meddled++;
                    }
                }
            }
            Patience.becomesTrue(() -> site.vtiger.comments().size() >= site.letters());
            site.awaitSettled();

            report("read by someone else meanwhile", meddled, site, reliability).assertAllMade();
        }
    }

    /** A mail that a person takes out of the mailbox before its comment is begun is that person's: it makes none. */
    @Test
    void someoneMovesOrDeletesMailMeanwhile(Reliability reliability) throws Exception {
        try (Site site = slow()) {
            site.vtiger.serviceTime(Duration.ofMillis(7), MUCH_TIME);
            site.mailbox(Map.of("moveTo", "Done"));
            site.startAndLookIn();
            Set<Integer> takenAway = new TreeSet<>();
            for (int i = 1; i <= 5; i++) {
                int before = site.vtiger.comments().size();
                site.deliver(20);
                site.awaitComments(before + 1);
                for (StoredMail mail : unread(site)) {
                    if (mail.uid() % 3 != 0) {
                        try {
                            if (mail.uid() % 3 == 1) {
                                site.mail.move(mail.uid(), "INBOX", "Private");
                            } else {
                                site.mail.delete(mail.uid());
                            }
                            takenAway.add(Letter.of(mail).orElseThrow());
                        } catch (IllegalStateException e) {
                            // the connector was quicker
                        }
                    }
                }
            }
            site.awaitSettled();

            Tally all = Tally.of(site);
            int without = all.lost().size();
            Tally tally = all.excusing(takenAway);
            reliability.add(new Line(
                    "the mailbox changes",
                    "moved or deleted by someone else meanwhile",
                    takenAway.size(),
                    tally,
                    site.seconds(),
                    without + " taken away before their comments were begun"));
            tally.assertKept();
            assertThat(tally.deadLetters()).as("dead letters").isZero();
            LedgerRows ledger = LedgerRows.in(site.folder());
            assertThat(ledger.deadLetters())
                    .as("dead letters in the ledger, of mails that are not there")
                    .isZero();
            assertThat(Patience.becomesTrue(() -> ledger.openUids().isEmpty()))
                    .as("no mail that is gone is waited for: " + ledger.openUids())
                    .isTrue();
            assertThat(takenAway).as("mails that someone took away").isNotEmpty();
        }
    }

    @Test
    void theLedgerIsDeletedWhileTheConnectorRunsAndWhileItIsStopped(Reliability reliability) throws Exception {
        int times = 4;
        try (Site site = slow()) {
            for (int i = 1; i <= times; i++) {
                ConnectorProcess connector = site.startAndLookIn();
                site.deliver(20);
                site.awaitComments(site.letters() - 10);
                boolean running = i % 2 == 0;
                if (running) {
                    LedgerRows.deleteIn(site.folder());
                    site.awaitComments(site.letters() - 5);
                }
                connector.kill();
                connector.exitCode();
                if (!running) {
                    LedgerRows.deleteIn(site.folder());
                }
            }
            site.startAndLookIn();
            site.awaitSettled();

            report("the ledger deleted", times, site, reliability).assertAllMade();
        }
    }

    /** So that there is time to meddle. */
    private static Site slow() {
        Site site = new Site();
        site.vtiger.serviceTime(Duration.ofMillis(7), Duration.ofMillis(150));
        return site;
    }

    private static List<StoredMail> unread(Site site) {
        return site.mail.folder("INBOX").stream()
                .filter(mail -> !mail.seen() && Letter.of(mail).isPresent())
                .toList();
    }

    private static Tally report(String how, int faults, Site site, Reliability reliability) {
        Tally tally = Tally.of(site);
        reliability.add(new Line("the mailbox changes", how, faults, tally, site.seconds(), ""));
        return tally;
    }
}
