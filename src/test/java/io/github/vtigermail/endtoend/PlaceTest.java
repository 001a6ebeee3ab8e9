package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.ImapProxy;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The mailbox is the queue: which mails are processed, and that none is missed or processed twice. */
@Execution(ExecutionMode.CONCURRENT)
class PlaceTest {
    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theUnreadMailOfANewMailboxIsProcessedButNotItsHistory() {
        byte[] history = delivered("TT1 long ago");
        desk.mail.markSeen(desk.stored(history).uid());
        byte[] unread = delivered("TT2 unread");
        desk.start().awaitSettled(unread);

        assertThat(desk.comments("TT2")).hasSize(1);
        assertThat(desk.comments("TT1")).isEmpty();
    }

    /** GreenMail counts the mails first and then looks up the next UID: a mail in between is in only one of the two. */
    @Test
    void aMailThatArrivesWhileTheMailboxIsFirstSelectedIsProcessed() {
        try (ImapProxy proxy = new ImapProxy(desk.mail)) {
            proxy.rewrite("UIDNEXT 1]", "UIDNEXT 2]");
            desk.mailbox("support", "vtiger-imap", Map.of("host", "localhost:" + proxy.port()));
            desk.start();
            await().until(() -> proxy.idles() > 0);
            delivered("TT1 at the same time");

            desk.awaitComments("TT1", 1);
        }
    }

    @Test
    void startNowLeavesUnreadMailAlone() {
        desk.mailbox("support", Map.of("start", "now"));
        byte[] unread = delivered("TT1 before");
        desk.start();
        await().until(() -> desk.mail.commands().stream().anyMatch(command -> command.contains("UID FETCH")));
        byte[] after = delivered("TT2 after");
        desk.awaitSettled(after);

        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(desk.isUnread(unread)).isTrue();
    }

    @Test
    void startWithADateProcessesAllMailSinceThen() {
        desk.mailbox("support", Map.of("start", LocalDate.now().minusDays(2).toString()));
        byte[] read = delivered("TT1 read by someone");
        desk.mail.markSeen(desk.stored(read).uid());
        desk.start();
        desk.awaitComments("TT1", 1);
    }

    @Test
    void aMailThatAColleagueReadWhileVtigerWasDownIsProcessed() {
        desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        byte[] mail = delivered("TT1 opened by Bob");
        desk.start();
        await().until(() -> desk.vtiger.requests().size() > 1);
        desk.mail.markSeen(desk.stored(mail).uid());
        desk.vtiger.faults().clear();

        desk.awaitComments("TT1", 1);
    }

    @Test
    void aMailThatArrivedAndWasReadWhileTheConnectorWasStoppedIsProcessed() {
        desk.start();
        desk.awaitPolled();
        desk.stop();
        byte[] mail = delivered("TT1 at night");
        desk.mail.markSeen(desk.stored(mail).uid());
        desk.start();

        desk.awaitComments("TT1", 1);
    }

    @Test
    void aRestartProcessesNoMailTwice() {
        byte[] mail = delivered("TT1 once");
        desk.start().awaitSettled(mail);
        desk.stop();
        desk.mail.markSeen(desk.stored(mail).uid());
        desk.start();
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void aRecreatedMailboxIsGoneThroughAgainAndNothingIsDoneTwice() {
        // So that the UIDs afterwards are lower than before.
        byte[][] before = {delivered("TT5 a"), delivered("TT5 b"), delivered("TT5 c"), delivered("TT5 d")};
        byte[] mail = delivered("TT1 once");
        desk.start().awaitSettled(mail);
        desk.awaitSettled(before);
        for (byte[] filler : before) {
            desk.mail.delete(desk.stored(filler).uid());
        }
        desk.mail.changeUidValidity();
        byte[] next = delivered("TT2 after it");
        desk.awaitSettled(next);
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.comments("TT2")).hasSize(1);
    }

    @Test
    void aMailThatWaitsIsTakenAfterTheHostWasGivenAnotherName() {
        waitsAndIsRead("TT1 waits");
        desk.set("support.host", "127.0.0.1:" + desk.mail.imapsPort());
        desk.start();

        desk.awaitComments("TT1", 1);
    }

    @Test
    void aMailThatWaitsIsTakenAfterThePortWasChanged() {
        waitsAndIsRead("TT1 waits");
        desk.mailbox("support", "vtiger-imap", Map.of("host", "localhost:" + desk.mail.imapPort()));
        desk.start();

        desk.awaitComments("TT1", 1);
    }

    @Test
    void aMailThatWaitsIsTakenAfterTheFolderWasWrittenInOtherCase() {
        waitsAndIsRead("TT1 waits");
        desk.mailbox("support", Map.of("folderName", "Inbox"));
        desk.start();

        desk.awaitComments("TT1", 1);
    }

    @Test
    void aLostLedgerCausesNoSecondComment() throws IOException {
        byte[] mail = delivered("TT1 once");
        desk.start().awaitSettled(mail);
        desk.stop();
        delete(desk.folder.path("data"));
        unread(mail);
        desk.start();
        desk.awaitPolled();
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void mailIsProcessedAfterTheMailServerIsBack() {
        desk.start();
        desk.awaitPolled();
        desk.mail.restart();
        byte[] mail = delivered("TT1 after the restart");

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void aMailThatIsDeletedWhileItWaitsIsForgotten() {
        desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        byte[] mail = delivered("TT1 deleted");
        desk.start();
        await().until(() -> desk.vtiger.requests().size() > 1);
        desk.mail.delete(desk.stored(mail).uid());
        desk.vtiger.faults().clear();
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).hasSizeLessThanOrEqualTo(1);
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void noMailIsSkippedWhileSomeoneElseDeletesMail() {
        desk.start();
        for (int i = 0; i < 12; i++) {
            byte[] first = delivered("TT1 first");
            byte[] second = delivered("TT2 second");
            desk.awaitSettled(first, second);
            desk.inbox().forEach(stored -> desk.mail.delete(stored.uid()));
        }

        assertThat(desk.comments("TT1")).hasSize(12);
        assertThat(desk.comments("TT2")).hasSize(12);
    }

    @Test
    void aMailThatIsLeftAloneIsNotFetchedAtEachPoll() {
        desk.start();
        byte[] newsletter = delivered("Newsletter");
        desk.awaitPolled();
        long uid = desk.stored(newsletter).uid();
        desk.mail.clearCommands();
        desk.awaitPolled();

        assertThat(desk.mail.commands()).noneMatch(command -> command.contains("FETCH " + uid + " "));
        List<StoredMail> inbox = desk.inbox();
        assertThat(inbox).filteredOn(stored -> stored.uid() == uid).noneMatch(StoredMail::seen);
    }

    /** A mail that waits for Vtiger, read by a colleague, while the connector is stopped. */
    private void waitsAndIsRead(String subject) {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        desk.start();
        desk.awaitPolled();
        desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
        int before = desk.vtiger.requests().size();
        byte[] mail = delivered(subject);
        await().until(() -> desk.vtiger.requests().size() > before);
        desk.mail.markSeen(desk.stored(mail).uid());
        desk.stop();
        desk.vtiger.faults().clear();
    }

    private byte[] delivered(String subject) {
        byte[] mail = HelpDesk.about(subject);
        desk.mail.deliver(mail);
        return mail;
    }

    /** Delivers the same mail again, unread. */
    private void unread(byte[] mail) {
        desk.mail.delete(desk.stored(mail).uid());
        desk.mail.deliver(mail);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
