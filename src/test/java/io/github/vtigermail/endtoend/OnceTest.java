package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.mail.ImapProxy;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail makes exactly one comment, whatever fails. */
@Execution(ExecutionMode.CONCURRENT)
class OnceTest {
    /** Some time after the answer timed out, and long before the settle time ends, even on a busy machine. */
    private static final Duration LATE = Duration.ofSeconds(1);

    private final HelpDesk desk = new HelpDesk();
    private final byte[] mail = about("TT1 help").text("Only once, please.").build();

    @BeforeEach
    void retryQuickly() {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** A second report was a DUPLICATE of the first, marked as read and gone. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<>", "<constant@printer>"})
    void eachReportOfADeviceWithoutDateAndMessageIdOfItsOwnIsAComment(String messageId) {
        for (String report : List.of("Toner is low.", "Paper jam.", "Toner is empty.")) {
            desk.mail.deliver(about("TT1 report")
                    .messageId(messageId)
                    .withoutDate()
                    .text(report)
                    .build());
        }
        desk.start().awaitAllRead();

        assertThat(desk.comments("TT1"))
                .extracting(comment -> comment.replaceFirst("(?s).*\n\n", ""))
                .containsExactly("Toner is low.", "Paper jam.", "Toner is empty.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"MADE_THEN_CONNECTION_CLOSED", "MADE_THEN_502", "HALF_BODY", "HTML_WARNING_BEFORE_JSON"})
    void aCommentWhoseAnswerIsLostIsNotMadeTwice(Fault fault) {
        runs();
        desk.vtiger.faults().next("create", 1, fault);
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void aCommentWhoseAnswerTimesOutIsNotMadeTwice() {
        desk.set("vtiger.answer-timeout", "500ms");
        runs();
        desk.vtiger.faults().silence(Patience.LIMIT).next("create", 1, Fault.SILENT);
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
    }

    /** A query for the marker right after the timeout would find nothing, and the comment would be made twice. */
    @Test
    void aCommentThatVtigerMakesAfterTheTimeoutIsNotMadeTwice() {
        desk.set("vtiger.answer-timeout", "500ms");
        desk.set("vtiger.settle-time", "4s");
        desk.vtiger.faults().silence(LATE).next("create", 1, Fault.MADE_LATE);
        desk.mail.deliver(mail);
        desk.start().awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(creates()).isEqualTo(1);
    }

    /** The mail would be lost: its comment is not there. */
    @Test
    void anAnswerThatNamesAnotherTicketIsNotBelieved() {
        desk.vtiger.faults().next("create", 1, Fault.OTHER_TICKET);
        desk.mail.deliver(mail);
        desk.start().awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
    }

    /** The comment would be on somebody else's ticket. */
    @Test
    void aRetrievedTicketThatIsAnotherOneIsNotBelieved() {
        desk.vtiger.faults().next("retrieve", 1, Fault.OTHER_RECORD);
        byte[] byRecord = about("Respond to Ticket ID## " + desk.ticketId("TT1").split("x")[1] + " ##")
                .text("By the record.")
                .build();
        desk.mail.deliver(byRecord);
        desk.start().awaitSettled(byRecord);

        assertThat(desk.vtiger.comments()).extracting(c -> c.ticketId()).containsExactly(desk.ticketId("TT1"));
        assertThat(desk.failed()).isEmpty();
    }

    /** Without a marker nothing prevents second comments. */
    @Test
    void whereVtigerDoesNotKeepTheMarkerNoFurtherCommentIsMadeAndHealthSaysWhy() {
        desk.vtiger.faults().always("create", Fault.MARKER_DROPPED);
        desk.mail.deliver(mail);
        desk.start().awaitSettled(mail);
        byte[] second = about("TT2 second").text("Second.").build();
        desk.mail.deliver(second);

        await().until(() -> HealthCheckHelper.invoke(desk.camel()).stream()
                .anyMatch(result -> result.getState() == HealthCheck.State.DOWN
                        && String.valueOf(result.getMessage()).contains("does not keep the field \"source\"")));
        assertThat(creates()).isEqualTo(1);
        assertThat(desk.isUnread(second)).isTrue();
    }

    /** The comment of the files that Vtiger did not keep may not be made any more: at each restart the first one was made again. */
    @Test
    void aCommentWithoutItsMarkerIsNotMadeAgainAfterARestartWhenANoticeOfItsFilesIsOwed() {
        desk.vtiger.uploadLimits(2, 8, 20);
        desk.vtiger.faults().always("create", Fault.MARKER_DROPPED);
        byte[] withFile = withLargeFile();
        desk.mail.deliver(withFile);
        desk.start().awaitComments("TT1", 1);
        for (int i = 0; i < 2; i++) {
            desk.stop();
            desk.start().awaitSettled(withFile);
        }

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.failed()).isEmpty();
    }

    /** Whatever a proxy says in Vtiger's place: PHP may go on behind it. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"GIVEN_UP_WITH_500", "GIVEN_UP_WITH_503"})
    void aCommentThatVtigerMakesAfterAProxyGaveUpIsNotMadeTwice(Fault fault) {
        desk.set("vtiger.settle-time", "4s");
        desk.vtiger.faults().silence(LATE).next("create", 1, fault);
        desk.mail.deliver(mail);
        desk.start().awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(creates()).isEqualTo(1);
    }

    /** The same for the second comment, which names the files that Vtiger did not keep. */
    @Test
    void aFileNoticeThatVtigerMakesAfterAProxyGaveUpIsNotMadeTwice() {
        desk.set("vtiger.settle-time", "4s");
        desk.vtiger.uploadLimits(2, 8, 20);
        desk.vtiger.faults().silence(LATE).next("create", 1, Fault.HTML_WARNING_BEFORE_JSON);
        desk.vtiger.faults().next("create", 1, Fault.GIVEN_UP_WITH_503);
        byte[] withFile = withLargeFile();
        desk.mail.deliver(withFile);
        desk.start().awaitSettled(withFile);

        assertThat(desk.comments("TT1")).hasSize(2);
        assertThat(creates()).isEqualTo(2);
    }

    /** The second comment, which names the files that Vtiger did not keep, is made only once, too. */
    @Test
    void aFileNoticeThatVtigerMakesAfterTheTimeoutIsNotMadeTwice() {
        desk.set("vtiger.answer-timeout", "500ms");
        desk.set("vtiger.settle-time", "4s");
        desk.vtiger.uploadLimits(2, 8, 20);
        desk.vtiger.faults().silence(LATE).next("create", 1, Fault.HTML_WARNING_BEFORE_JSON);
        desk.vtiger.faults().next("create", 1, Fault.MADE_LATE);
        byte[] withFile = withLargeFile();
        desk.mail.deliver(withFile);
        desk.start().awaitSettled(withFile);

        assertThat(desk.comments("TT1")).hasSize(2);
        assertThat(creates()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSE_502", "STATUS_503", "EMPTY_500", "TEXT_INSTEAD_OF_JSON"})
    void mailsStayUnreadWhileVtigerIsDownAndBecomeCommentsAfterwards(Fault fault) {
        desk.vtiger.faults().always(Faults.ANY, fault);
        byte[] second = about("TT2 help").text("Me too.").build();
        desk.mail.deliver(mail);
        desk.mail.deliver(second);
        desk.start();

        await().until(() -> desk.vtiger.requests().size() > 8);
        assertThat(desk.isUnread(mail)).isTrue();
        assertThat(desk.isUnread(second)).isTrue();
        assertThat(desk.failed()).isEmpty();

        desk.vtiger.faults().clear();
        desk.awaitSettled(mail, second);
        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.comments("TT2")).hasSize(1);
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void noLaterMailOfATicketOvertakesOneThatWaits() {
        desk.mailbox("support", Map.of("maxMessagesPerPoll", "1"));
        desk.vtiger.faults().next("create", 1, Fault.REFUSE_502);
        byte[] second = about("TT1 second").text("Second.").build();
        desk.mail.deliver(mail);
        desk.mail.deliver(second);
        desk.start().awaitSettled(mail, second);

        assertThat(desk.comments("TT1"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Only once"),
                        next -> assertThat(next).contains("Second."));
    }

    @Test
    void aSessionThatVtigerDroppedIsReplacedAndTheCallIsRepeated() {
        desk.start();
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
        desk.vtiger.dropSessions();
        byte[] next = about("TT1 again").text("Second mail.").build();
        desk.mail.deliver(next);
        desk.awaitSettled(next);

        assertThat(desk.comments("TT1")).hasSize(2);
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void mailsStayUnreadUntilAWrongKeyIsCorrected() {
        desk.vtiger.setAccessKey("mailbot", "another");
        desk.mail.deliver(mail);
        desk.start();
        await().until(() -> desk.vtiger.requests().size() >= 8); // four at the start, and the mail's own
        assertThat(desk.isUnread(mail)).isTrue();
        assertThat(desk.failed()).isEmpty();

        desk.vtiger.setAccessKey("mailbot", HelpDesk.KEY);
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void whileTheFileOfTheAccessKeyIsMissingMailsWait() throws Exception {
        desk.folder.file("secrets/key", HelpDesk.KEY);
        desk.set("secrets.dir", desk.folder.path("secrets").toString());
        desk.set("vtiger.access-key", "{{secret:key}}");
        desk.start();
        await().until(() -> desk.vtiger.logins() == 1);
        Files.delete(desk.folder.path("secrets/key"));
        desk.vtiger.dropSessions(); // the one of the start
        desk.mail.deliver(mail);
        await().until(() -> HealthCheckHelper.invoke(desk.camel()).stream()
                .anyMatch(check ->
                        check.getCheck().getId().equals("vtiger") && check.getState() == HealthCheck.State.DOWN));
        assertThat(desk.failed()).isEmpty();

        desk.folder.file("secrets/key", HelpDesk.KEY);
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void loginsAreNeverConcurrent() {
        desk.vtiger.serviceTime(Duration.ofMillis(20), Duration.ofMillis(100));
        for (int i = 1; i <= 12; i++) {
            desk.mail.deliver(about("TT" + i + " all at once").text("x").build());
        }
        desk.start().awaitAllRead();

        assertThat(desk.vtiger.mostLoginsAtOnce()).isEqualTo(1);
        assertThat(desk.vtiger.logins()).isBetween(2, 4);
        assertThat(desk.vtiger.mostRequestsAtOnceOnOneSession()).isEqualTo(1);
        assertThat(desk.vtiger.mostRequestsAtOnce()).as("concurrent requests").isGreaterThan(1);
    }

    @Test
    void theCommentsOfATicketAreInTheOrderOfTheMailbox() {
        desk.vtiger.serviceTime(Duration.ofMillis(5), Duration.ofMillis(10));
        String record = desk.ticketId("TT3").split("x")[1];
        for (int i = 1; i <= 20; i++) {
            String subject = i % 3 == 0 ? "Respond to Ticket ID## " + record + " ##" : "TT3 part " + i;
            desk.mail.deliver(about(subject).text("part " + i + ".").build());
            desk.mail.deliver(about("TT" + (4 + i % 10) + " other").text("x").build());
        }
        desk.start().awaitAllRead();

        List<String> parts = desk.comments("TT3").stream()
                .map(comment -> comment.replaceAll("(?s).*(part \\d+)\\..*", "$1"))
                .toList();
        assertThat(parts)
                .hasSize(20)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> "part " + i)
                        .toList());
    }

    @Test
    void aMailThatVtigerFailsOnDoesNotStopTheOthers() {
        // PHP fails on this mail each time: that may be temporary, so the connector never gives up.
        desk.vtiger.faults().next("create", 4, Fault.EMPTY_500);
        desk.mail.deliver(mail);
        desk.start();
        byte[] good = about("TT2 good").text("good").build();
        desk.mail.deliver(good);

        desk.awaitSettled(good, mail);
        assertThat(desk.comments("TT2")).hasSize(1);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    /** After each attempt the mailbox pauses and continues with a single mail, which must not be the same one each time. */
    @Test
    void aMailThatVtigerAlwaysFailsOnHoldsUpOnlyItsOwnTicket() {
        desk.vtiger.faults().alwaysOf("Only once, please.", Fault.EMPTY_500);
        desk.mail.deliver(mail);
        desk.start();
        await().until(() -> desk.vtiger.faults().met() >= 8); // two polls
        byte[] good = about("TT2 good").text("good").build();
        byte[] same = about("TT1 again").text("behind it").build();
        desk.mail.deliver(same);
        desk.mail.deliver(good);

        desk.awaitSettled(good);
        assertThat(desk.comments("TT2")).hasSize(1);
        assertThat(desk.comments("TT1")).isEmpty();

        desk.vtiger.faults().clear();
        desk.awaitSettled(mail, same);
        assertThat(desk.comments("TT1")).hasSize(2);
        assertThat(desk.comments("TT1").get(0)).contains("Only once, please.");
    }

    @Test
    void theSameMailInTwoMailboxesMakesOneComment() {
        var other = desk.mail.addUser("sales@example.com", "pw2");
        desk.mailbox("sales", Map.of("username", "sales@example.com", "password", "pw2"));
        desk.vtiger.serviceTime(Duration.ofMillis(50), Duration.ofMillis(100));
        desk.mail.deliver(mail);
        other.deliver(mail);

        desk.start().awaitSettled(mail);
        await().until(() -> other.unreadCount("INBOX") == 0);

        assertThat(desk.comments("TT1")).hasSize(1);
    }

    /** The patterns of one find number and record, those of the other the number alone: it was commented on twice. */
    @Test
    void theSameMailInTwoMailboxesWithOtherPatternsMakesOneComment() {
        var other = desk.mail.addUser("sales@example.com", "pw2");
        desk.mailbox(
                "sales",
                Map.of(
                        "username",
                        "sales@example.com",
                        "password",
                        "pw2",
                        "subjectPatterns",
                        "\\b(?<ticket>TT\\d+)\\b"));
        String record = desk.ticketId("TT1").split("x")[1];
        byte[] mail = about("TT1 [ Ticket Id : " + record + " ] help")
                .text("Only once, please.")
                .build();
        desk.mail.deliver(mail);
        other.deliver(mail);

        desk.start().awaitSettled(mail);
        await().until(() -> other.unreadCount("INBOX") == 0);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(other.folderNames()).doesNotContain("Failed");
    }

    @Test
    void doneMailIsMovedIfTheMailboxSaysSo() {
        desk.mailbox("support", Map.of("moveTo", "Done"));
        desk.mail.deliver(mail);
        desk.start();
        await().until(() -> desk.isIn("Done", mail));

        assertThat(desk.mail.folder("Done")).singleElement().matches(stored -> stored.seen());
        assertThat(desk.inbox()).isEmpty();
    }

    @Test
    void aFolderThatSomeoneElseCreatesAtTheSameMomentIsUsed() {
        try (ImapProxy proxy = new ImapProxy(desk.mail)) {
            proxy.beforeCommand(
                    "CREATE ",
                    () -> desk.mail.deliver("Done", about("of someone else").build()));
            desk.mailbox("support", "vtiger-imap", Map.of("moveTo", "Done", "host", "localhost:" + proxy.port()));
            desk.mail.deliver(mail);
            desk.start();
            desk.awaitIn("Done", mail);
        }
    }

    /** Has its first mails behind it, so that the next request to make a comment is for the mail of the test. */
    private void runs() {
        desk.start();
        desk.awaitPolled();
    }

    /** With a file that Vtiger does not keep. */
    private static byte[] withLargeFile() {
        return about("TT1 file")
                .text("See the file.")
                .attachment("large.bin", "application/octet-stream", new byte[2 * 1024 * 1024 + 1])
                .build();
    }

    private long creates() {
        return desk.vtiger.requests().stream()
                .filter(request -> request.operation().equals("create"))
                .count();
    }

    private static Mails about(String subject) {
        return Mails.to("support@example.com").from("customer1@example.org").subject(subject);
    }
}
