package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.ScriptedImap;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A mail server recreates a mailbox, or restores it from a backup: what waits is not lost, and history stays history. */
@Execution(ExecutionMode.CONCURRENT)
class RecreatedMailboxTest {
    private final GreenMailServer server = new GreenMailServer();
    private final HelpDesk desk = new HelpDesk(server);

    @AfterEach
    void close() {
        desk.close();
    }

    /** Read by someone before the connector came: what the day of the first look alone does not tell. */
    @Test
    void theHistoryOfAMailboxStaysHistoryWhenItsServerRecreatesIt() {
        byte[] history = delivered("TT1 answered by hand");
        desk.mail.markSeen(desk.stored(history).uid());
        desk.start();
        desk.awaitPolled();
        desk.mail.changeUidValidity();
        byte[] next = delivered("TT2 after it");
        desk.awaitSettled(next);
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(desk.comments("TT2")).hasSize(1);
    }

    @Test
    void aMailThatWaitsSinceTheFirstLookIsTakenAfterItsServerRecreatedTheMailbox() {
        desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        delivered("TT1 waits");
        desk.start();
        await().until(() -> desk.vtiger.requests().size() > 1);
        desk.mail.changeUidValidity();
        desk.vtiger.faults().clear();

        desk.awaitComments("TT1", 1);
    }

    /** A backup that kept no times: each mail of the history looks as if it had just arrived. */
    @Test
    void moreMailsThatLookNewThanAFewStopARecreatedMailboxUntilItIsTold() {
        for (int i = 0; i < 55; i++) {
            desk.mail.markSeen(desk.stored(delivered("TT" + (i % 18 + 1) + " answered by hand " + i))
                    .uid());
        }
        desk.start();
        desk.awaitPolled();
        server.restoreWithoutTimes();
        byte[] next = delivered("TT19 after it");
        await().until(() -> health().contains("recreatedLimit"));

        assertThat(desk.vtiger.comments()).hasSize(2); // of awaitPolled
        assertThat(desk.isUnread(next)).isTrue();

        desk.stop();
        desk.start();
        await().until(() -> health().contains("recreatedLimit"));
        assertThat(desk.vtiger.comments()).as("after a restart").hasSize(2);

        desk.mailbox("support", Map.of("recreatedLimit", "60"));
        await().until(() -> desk.vtiger.comments().size() == 58);
        desk.awaitSettled(next);
        await().until(() -> health().isEmpty());
    }

    @Test
    void aStoppedMailboxMovesNothingOfItsHistoryToTheDeadLetters() {
        desk.mailbox("support", Map.of("recreatedLimit", "3"));
        for (int i = 1; i <= 8; i++) {
            byte[] old = delivered("TT99" + i + " of a ticket that was deleted long ago");
            desk.mail.markSeen(desk.stored(old).uid());
        }
        desk.start();
        desk.awaitPolled();
        server.restoreWithoutTimes();
        await().until(() -> health().contains("recreatedLimit"));

        assertThat(desk.failed()).isEmpty();
        assertThat(desk.inbox()).hasSize(10);
    }

    @Test
    void mailsThatAreMovedAwayLetAStoppedMailboxGoOn() {
        desk.mailbox("support", Map.of("recreatedLimit", "3"));
        List<byte[]> history = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            history.add(delivered("TT" + i + " answered by hand"));
            desk.mail.markSeen(desk.stored(history.get(i - 1)).uid());
        }
        desk.start();
        desk.awaitPolled();
        server.restoreWithoutTimes();
        byte[] next = delivered("TT7 after it");
        await().until(() -> health().contains("recreatedLimit"));
        history.forEach(mail -> desk.mail.move(desk.stored(mail).uid(), "INBOX", "Archive"));
        desk.awaitSettled(next);

        assertThat(desk.comments("TT7")).hasSize(1);
        assertThat(desk.vtiger.comments()).hasSize(3);
    }

    /** The account is made again first, and what was in it comes from the backup later. */
    @Test
    void aMailboxThatIsEmptyForAWhileAfterItsServerRecreatedItDoesNotTakeItsHistoryForNewMail() {
        desk.mailbox("support", Map.of("recreatedLimit", "3", "idle", "false"));
        List<byte[]> history = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            history.add(delivered("TT" + i + " answered by hand"));
            desk.mail.markSeen(desk.stored(history.get(i - 1)).uid());
        }
        desk.start();
        desk.awaitPolled();
        server.restoreEmpty();
        server.changeUidValidity();
        awaitSomePolls();
        desk.stop();
        history.forEach(desk.mail::deliver);
        desk.start();
        await().until(() -> health().contains("recreatedLimit"));

        assertThat(desk.vtiger.comments()).hasSize(2); // of awaitPolled
    }

    /** A mail store that is not there shows an empty inbox, and is there again a minute later. */
    @Test
    void aMailThatWaitsAndWasReadIsNotLostWhileTheMailStoreIsAbsent() {
        try (ScriptedImap absent = new ScriptedImap(desk.mail)) {
            desk.folder.withoutMailboxes();
            desk.mailbox("support", "vtiger-imap", Map.of("host", "localhost:" + absent.port(), "idle", "false"));
            desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
            desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
            byte[] waits = delivered("TT1 waits");
            desk.start();
            await().until(() -> desk.vtiger.requests().size() > 1);
            desk.stop();
            desk.mail.markSeen(desk.stored(waits).uid());
            await().until(() -> System.currentTimeMillis() / 1000 > desk.mail.uidValidity());
            desk.mail.deliver("Empty", waits); // of this second
            desk.mail.move(desk.mail.folder("Empty").get(0).uid(), "Empty", "Archive");
            absent.change("SELECT INBOX", "SELECT Empty");
            desk.start();
            awaitSomePolls();
            desk.stop();
            absent.clear();
            desk.vtiger.faults().clear();
            desk.start();

            desk.awaitComments("TT1", 1);
            desk.stop();
        }
    }

    @Test
    void aMailThatComesIntoAMailboxThatWasRecreatedEmptyBecomesItsComment() {
        desk.start();
        desk.awaitPolled();
        server.restoreEmpty();
        server.changeUidValidity();

        desk.awaitPolled();
    }

    /** Its UIDs go on where they were at the time of the backup, so new mail has UIDs that were given before. */
    @Test
    void aMailThatComesAfterTheServerWasRestoredFromABackupIsProcessed() {
        for (int i = 0; i < 2; i++) { // the cursor advances when the folder is selected, so surely at the second start
            desk.start();
            desk.awaitPolled();
            desk.stop();
        }
        server.restoreEmpty();
        byte[] mail = delivered("TT1 after the restore");
        desk.start();

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    /** Of a folder in which nothing is new. */
    private void awaitSomePolls() {
        desk.mail.clearCommands();
        await().until(() -> desk.mail.commands().stream()
                        .filter(command -> command.matches("UID FETCH \\d+:\\* .*"))
                        .count()
                > 4);
    }

    /** Why the mailbox is down; empty if it is not. */
    private String health() {
        return HealthCheckRegistry.get(desk.camel())
                .getCheck("mailbox-support")
                .map(HealthCheck::call)
                .flatMap(HealthCheck.Result::getMessage)
                .orElse("");
    }

    private byte[] delivered(String subject) {
        byte[] mail = HelpDesk.about(subject);
        desk.mail.deliver(mail);
        return mail;
    }
}
