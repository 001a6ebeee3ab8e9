package io.github.vtigermail.faults;

import static io.github.vtigermail.testing.Patience.await;

import io.github.vtigermail.faults.TroubledImap.Manner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever the connection to the mail server dies of, and when: each mail is made once, and it goes on by itself. */
@FaultBench
class MailServerDiesIT {
    /** Commands of a poll, of a fetch, between the comment and its mark, of the move. */
    private static final List<String> COMMANDS = List.of(
            "UID FETCH \\d+:\\* \\(UID\\)",
            "FETCH .*ENVELOPE|FETCH .*HEADER\\.FIELDS",
            "BODY\\.PEEK\\[\\]",
            "STORE .*Seen",
            "MOVE ",
            "SELECT INBOX");

    private static final List<Manner> MANNERS =
            List.of(Manner.CUT_BEFORE, Manner.CUT_IN_ANSWER, Manner.CUT_AFTER, Manner.BYE);

    private static final int MAILS = 4;

    @Test
    void theConnectionBreaksAtEachCommandInEachManner(Reliability reliability) throws Exception {
        try (Site site = new Site();
                TroubledImap imap = new TroubledImap(site.mail)) {
            site.through(imap, Map.of("moveTo", "Done")).startAndLookIn();
            for (String command : COMMANDS) {
                for (Manner manner : MANNERS) {
                    int before = imap.met();
                    imap.next(1, command, manner);
                    site.deliver(MAILS);
                    await(command + " " + manner).until(() -> imap.met() > before);
                    site.awaitSettled();
                }
            }
            site.awaitSettled();

            report("connection cut in mid-poll, in mid-fetch, at mark and move; BYE", imap.met(), site, reliability);
        }
    }

    @Test
    void theServerIsRestartedAgainAndAgain(Reliability reliability) throws Exception {
        int restarts = 6;
        try (Site site = new Site()) {
            site.vtiger.serviceTime(Duration.ofMillis(7), Duration.ofMillis(100));
            site.startAndLookIn();
            for (int i = 1; i <= restarts; i++) {
                site.deliver(20);
                int half = site.letters() - 10;
                site.awaitComments(half);
                site.mail.restart();
            }
            site.awaitSettled();

            report("restarted while it is read", restarts, site, reliability);
        }
    }

    private static void report(String how, int faults, Site site, Reliability reliability) {
        Tally tally = Tally.of(site);
        reliability.add(new Line("the mail server dies", how, faults, tally, site.seconds(), ""));
        tally.assertAllMade();
    }
}
