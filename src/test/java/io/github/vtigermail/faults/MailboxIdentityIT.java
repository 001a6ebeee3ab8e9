package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a mailbox is called, how many files are about it, and what its server makes of it. */
@FaultBench
class MailboxIdentityIT {

    /** All mails were read by someone meanwhile, so that only the cursor knows that they wait. */
    @Test
    void theHostIsGivenAnotherNameOrPortWhileMailsWait(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            List<Map.Entry<String, String>> names = List.of(
                    Map.entry("vtiger-imaps", "127.0.0.1:" + site.mail.imapsPort()),
                    Map.entry("vtiger-imap", "localhost:" + site.mail.imapPort()),
                    Map.entry("vtiger-imap", "127.0.0.1:" + site.mail.imapPort()));
            ConnectorProcess connector = site.startAndLookIn();
            for (Map.Entry<String, String> name : names) {
                site.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
                site.deliver(20);
                connector.awaitLine(line -> line.contains("pauses for"));
                connector.kill();
                connector.exitCode();
                site.mail.folder("INBOX").stream()
                        .filter(mail -> Letter.of(mail).isPresent() && !mail.seen())
                        .mapToLong(StoredMail::uid)
                        .forEach(site.mail::markSeen);
                site.vtiger.faults().clear();
                site.folder().mailbox("support", name.getKey(), "200", Map.of("host", name.getValue()));
                connector = site.start();
                Patience.becomesTrue(() -> site.vtiger.comments().size() >= site.letters());
            }

            report("another host name or port while mails wait", names.size(), site, reliability);
            assertThat(site.becomesHealthy()).as("healthy at the end").isTrue();
        }
    }

    @Test
    void twoFilesAreOnOneFolder(Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            Map<String, String> others = Map.of("subjectPatterns", "\\b(?<ticket>HD-\\d+)\\b");
            site.folder().mailbox("zsecond", "vtiger-imaps", "200", others);
            ConnectorProcess connector = site.startAndLookIn();
            connector.awaitLine(line -> line.contains("zsecond.camel.yaml") && line.contains("reads this mailbox"));
            site.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
            site.deliver(20);
            connector.awaitLine(line -> line.contains("pauses for"));
            site.vtiger.faults().clear();
            site.awaitSettled();

            report("two files on one folder, and Vtiger down", 1, site, reliability);
            assertThat(site.isHealthy())
                    .as("healthy, with a file that is refused")
                    .isFalse();
        }
    }

    /** Had a mail of the history become a comment, it would be one of no letter. */
    @Test
    void theServerRecreatesAMailboxThatHasAHistory(Reliability reliability) throws Exception {
        int times = 3;
        try (Site site = new Site()) {
            for (int i = 0; i < 30; i++) {
                site.mail.deliver(Mails.to(site.mail.user())
                        .subject(new Letter(i).ticket() + " answered by hand")
                        .build());
            }
            site.mail.folder("INBOX").stream().mapToLong(StoredMail::uid).forEach(site.mail::markSeen);
            site.startAndLookIn();
            for (int i = 1; i <= times; i++) {
                site.deliver(20);
                site.awaitComments(site.letters() - 10);
                site.mail.changeUidValidity();
            }
            site.awaitSettled();

            report("UIDVALIDITY changed, of a mailbox with a history", times, site, reliability);
            assertThat(site.becomesHealthy()).as("healthy at the end").isTrue();
        }
    }

    private static void report(String how, int faults, Site site, Reliability reliability) {
        Tally tally = Tally.of(site);
        reliability.add(new Line("the mailbox changes", how, faults, tally, site.seconds(), ""));
        tally.assertAllMade();
    }
}
