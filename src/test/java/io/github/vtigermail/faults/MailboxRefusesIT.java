package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.faults.TroubledImap.Manner;
import io.github.vtigermail.testing.Patience;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A mailbox in which nothing can be marked or moved: no comment is made twice, and all is put right when it can be. */
@FaultBench
class MailboxRefusesIT {
    private static final int MAILS = 20;

    @Test
    void theMailboxIsReadOnly(Reliability reliability) throws Exception {
        refusing("read-only mailbox", "SELECT ", Manner.READ_ONLY, 10, true, reliability);
    }

    @Test
    void theQuotaIsFull(Reliability reliability) throws Exception {
        refusing("quota full", "(MOVE|COPY|APPEND|CREATE) ", Manner.OVER_QUOTA, 40, false, reliability);
    }

    @Test
    void theTargetFolderCannotBeMade(Reliability reliability) throws Exception {
        refusing("target folder cannot be made", "CREATE ", Manner.NOT_ALLOWED, 40, false, reliability);
    }

    @Test
    void nothingCanBeMarked(Reliability reliability) throws Exception {
        // A refused command is halved a few times, to find out which mails cannot be marked: four where there was one.
        refusing("marks refused", "STORE ", Manner.NOT_ALLOWED, 160, false, reliability);
    }

    /**
     * @param most so many refusals, in some seconds, are not asking all the time
     * @param unread whether no mail is taken meanwhile, because of none it could be told that it is done
     */
    private static void refusing(
            String how, String command, Manner manner, int most, boolean unread, Reliability reliability)
            throws Exception {
        try (Site site = new Site();
                TroubledImap imap = new TroubledImap(site.mail)) {
            site.through(imap, Map.of("moveTo", "Done"));
            imap.always(command, manner);
            site.start()
                    .awaitLine(line -> line.contains("is seen for the first time")
                            || line.contains("cannot be read")); // its ledger is older than what comes now
            site.deliver(MAILS);
            Patience.becomesTrue(() -> imap.met() > 2);
            TimeUnit.SECONDS.sleep(5); // nothing ends this but time
            int met = imap.met();
            int made = site.vtiger.comments().size();
            boolean well = site.isHealthy();
            site.mail.stop(); // so that a folder that is open for reading only is opened again,
            imap.noMore(); // and that the trouble does not end between the two commands that create a folder
            site.mail.start();
            boolean moved = Patience.becomesTrue(() -> site.mail.folder("Done").size() >= MAILS);

            Tally tally = Tally.of(site);
            reliability.add(new Line("the mailbox refuses", how, met, tally, site.seconds(), ""));
            tally.assertAllMade();
            assertThat(moved).as("all are moved in the end").isTrue();
            assertThat(met).as("refusals: it does not ask all the time").isBetween(1, most);
            assertThat(well).as("healthy while the mailbox refuses").isFalse();
            assertThat(site.becomesHealthy()).as("healthy again").isTrue();
            if (unread) {
                assertThat(made).as("comments of mails that cannot be marked").isZero();
            }
        }
    }
}
