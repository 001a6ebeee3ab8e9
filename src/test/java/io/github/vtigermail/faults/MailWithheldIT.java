package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.faults.TroubledImap.Manner;
import io.github.vtigermail.testing.Patience;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mail that its server lists and does not return is a dead letter; the others, also of its ticket, become comments. */
@FaultBench
class MailWithheldIT {
    private static final int MAILS = 2 * Letter.TICKETS;

    @Test
    void itIsADeadLetterAndTheOthersGoOn(Reliability reliability) throws Exception {
        try (Site site = new Site();
                TroubledImap imap = new TroubledImap(site.mail)) {
            site.through(imap, Map.of());
            site.deliver(1);
            long uid = site.mail.folder("INBOX").get(0).uid();
            imap.always("UID FETCH " + uid + " \\(BODY", Manner.NOT_ALLOWED);
            site.startAndLookIn();
            site.deliver(MAILS - 1);
            boolean made = Patience.becomesTrue(() -> site.vtiger.comments().size() == MAILS - 1);
            Patience.becomesTrue(() -> site.mail.folder("Failed").size() == 1);

            int met = imap.met();
            Tally tally = Tally.of(site);
            reliability.add(new Line(
                    "the mailbox refuses", "one mail's body", met, tally, site.seconds(), "the one is in Failed"));
            assertThat(tally.lost()).as("lost").isEmpty();
            assertThat(tally.twice()).as("twice").isEmpty();
            assertThat(tally.otherwise()).as("otherwise").isEmpty();
            assertThat(made).as("the others are comments").isTrue();
            assertThat(site.mail.folder("Failed")).as("dead letters").hasSize(1);
            assertThat(site.becomesHealthy()).as("healthy").isTrue();
        }
    }
}
