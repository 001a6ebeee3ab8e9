package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.ScriptedImap;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail server that does not return a mail, or marks it: that mail is a dead letter, the others are not affected. */
@Execution(ExecutionMode.CONCURRENT)
class WithheldMailTest {
    /** What Exchange returns in place of a mail that it cannot convert. */
    private static final String SUBSTITUTE = """
            From: Microsoft Exchange Server\r
            Subject: Retrieval using the IMAP4 protocol failed for the following message: 34\r
            \r
            The server couldn't retrieve the following message:\r
            \r
            Subject: "TT1 the server cannot convert it"\r
            """;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** One of its own, as the log is everybody's. */
    private final String mailbox = "withheld-" + NUMBER.incrementAndGet();

    private final HelpDesk desk = new HelpDesk();
    private final ScriptedImap server = new ScriptedImap(desk.mail);

    @BeforeEach
    void throughScript() {
        desk.folder.withoutMailboxes();
        desk.mailbox(mailbox, "vtiger-imap", Map.of("host", "localhost:" + server.port()));
    }

    @AfterEach
    void close() {
        desk.close();
        server.close();
    }

    static Stream<String> answers() {
        return Stream.of(
                "TAG NO [SERVERBUG] Internal error occurred",
                "TAG BAD Command Error. 12",
                "TAG OK done",
                "* 1 FETCH (UID $1 BODY[]<0> NIL)\r\nTAG OK done",
                "* 1 FETCH (UID $1 BODY[]<0> " + ScriptedImap.literal(SUBSTITUTE) + ")\r\nTAG OK done",
                "* 1 FETCH (UID $1 BODY[]<0> "
                        + ScriptedImap.literal(SUBSTITUTE.replace("Subject: Retr", "Subject: TT1 Retr"))
                        + ")\r\nTAG OK done");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aMailThatTheServerDoesNotReturnIsADeadLetterAndTheOthersGoOn(String answer) {
        byte[] bad = about("TT1 the server cannot convert it");
        desk.mail.deliver(bad);
        desk.mail.deliver(about("TT1 a later one of the same ticket"));
        desk.mail.deliver(about("TT2 a good one"));
        server.answer("UID FETCH (" + desk.stored(bad).uid() + ") \\(BODY.PEEK\\[\\]", answer);
        try (LogLines log = LogLines.of("io.github.vtigermail.mailbox")) {
            desk.start();
            desk.awaitComments("TT2", 1);
            desk.awaitIn("Failed", bad);
            desk.awaitComments("TT1", 1);
            desk.awaitPolled();

            assertThat(log.lines()).as("pauses of the mailbox").noneMatch(line -> line.contains(mailbox + " pauses"));
        }
        assertThat(desk.comments("TT1")).singleElement().asString().contains("a later one");
        assertThat(desk.failed()).hasSize(1).noneMatch(StoredMail::seen);
        assertThat(health()).isEqualTo(State.UP);
    }

    /** It may be that the server returns none, so it takes longer. */
    @Test
    void theOnlyMailThatTheServerDoesNotReturnIsADeadLetterToo() {
        byte[] bad = about("TT1 the server cannot convert it");
        desk.mail.deliver(bad);
        AtomicInteger refusals = server.answer("UID FETCH \\d+ \\(BODY.PEEK\\[\\]", "TAG NO no");
        desk.start();
        desk.awaitIn("Failed", bad);

        assertThat(refusals).hasValue(10);
    }

    @Test
    void aServerThatReturnsNoMailAtAllMakesNoDeadLetters() {
        byte[][] mails = new byte[8][];
        for (int i = 0; i < mails.length; i++) {
            mails[i] = about("TT" + (i + 1) + " help");
            desk.mail.deliver(mails[i]);
        }
        AtomicInteger refusals = server.answer("UID FETCH \\d+ \\(BODY.PEEK\\[\\]", "TAG NO [SERVERBUG] no");
        desk.start();
        await().until(() -> health() == State.DOWN && refusals.get() > 8);
        server.clear();
        desk.awaitSettled(mails);

        assertThat(desk.failed()).isEmpty();
        assertThat(desk.vtiger.comments()).hasSize(mails.length);
    }

    /** A server that fails at one mail may refuse to return anything of those that are asked for together with it. */
    @Test
    void aMailWhoseHeaderTheServerDoesNotReturnKeepsNoOtherFromItsComment() {
        byte[] bad = about("TT1 nobody can tell");
        for (int i = 2; i <= 4; i++) {
            desk.mail.deliver(about("TT" + i + " before it"));
        }
        desk.mail.deliver(bad);
        desk.mail.deliver(about("TT5 after it"));
        assertThat(desk.stored(bad).uid()).isEqualTo(4);
        server.answer(
                "UID FETCH (\\S+,)?([1-4]:[4-9]|4)(,\\S+)? \\(FLAGS", "TAG NO [SERVERBUG] Internal error occurred");
        desk.start();
        for (int i = 2; i <= 5; i++) {
            desk.awaitComments("TT" + i, 1);
        }

        await().until(() -> health() == State.UP);
        assertThat(desk.isUnread(bad)).isTrue();
    }

    /** What is wrong with a header, or that there is none: it must not be taken for that of a mail without a ticket. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TAG OK done",
                "* 2 FETCH (UID 2 FLAGS () INTERNALDATE NIL BODY[HEADER]<0> NIL)\r\nTAG OK done",
                "* 2 FETCH (UID 2 FLAGS () BODY[HEADER]<0> NIL)\r\nTAG OK done",
                "* 2 FETCH (UID 2 FLAGS () BODY[HEADER.FIELDS (Subject)]<0> {2}\r\n\r\n BODY[HEADER]<0> {2}\r\n\r\n)\r\nTAG OK done",
                "* 2 FETCH (UID 2 FLAGS () BODY[HEADER.FIELDS (Subject)]<0> {12}\r\nX-No: mail\r\n)\r\nTAG OK done"
            })
    void aMailWithoutAUsableHeaderIsSaidToWaitAndIsNotLost(String answer) {
        desk.mail.deliver(about("TT2 before it"));
        server.answer("UID FETCH 2 \\(FLAGS", answer);
        server.change("UID FETCH 2:3 \\(FLAGS", "UID FETCH 3 (FLAGS");
        byte[] bad = about("TT1 nobody can tell");
        try (LogLines log = LogLines.of("io.github.vtigermail.mailbox")) {
            desk.start();
            desk.awaitComments("TT2", 1);
            desk.mail.deliver(bad);
            assertThat(desk.stored(bad).uid()).isEqualTo(2);
            await().until(() -> log.lines().stream()
                    .anyMatch(line -> line.matches(".*mailbox=" + mailbox + " .*header of the mail with UID 2,.*")));
            desk.mail.deliver(about("TT3 after it"));
            desk.awaitComments("TT3", 1);
            desk.awaitPolled();

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("mailbox=" + mailbox + " ") && line.contains("UID 2,"))
                    .hasSize(1);
        }
        await().until(() -> health() == State.UP);
        assertThat(desk.isUnread(bad)).isTrue();

        server.clear();
        desk.stop();
        desk.start();
        desk.awaitComments("TT1", 1);
    }

    /** Angus Mail drops an answer with a time that is none. */
    @Test
    void aMailWithoutATimeBecomesItsComment() {
        server.answer("UID FETCH 1 \\(\\S* ?INTERNALDATE", "* 1 FETCH (UID 1 INTERNALDATE NIL)\r\nTAG OK done");
        server.answer(
                "UID FETCH 1 \\(FLAGS INTERNALDATE", "* 1 FETCH (UID 1 FLAGS () INTERNALDATE NIL)\r\nTAG OK done");
        desk.mail.deliver(about("TT1 at no time"));
        desk.start();

        desk.awaitComments("TT1", 1);
    }

    @Test
    void aMailThatHasNoneOfTheFieldsThatAreAskedForIsLeftAlone() {
        byte[] bare = "X-Device: scanner\r\n\r\nTT1\r\n".getBytes(StandardCharsets.US_ASCII);
        desk.mail.deliver(bare);
        try (LogLines log = LogLines.of("io.github.vtigermail.mailbox")) {
            desk.start();
            desk.awaitPolled();

            assertThat(log.lines()).noneMatch(line -> line.contains("mailbox=" + mailbox + " the mail server"));
        }
    }

    @Test
    void moreMailsWithoutAHeaderThanAreAskedForTogetherDoNotStopTheMailbox() {
        for (int i = 1; i <= 9; i++) {
            desk.mail.deliver(about("TT" + i + " nobody can tell"));
        }
        server.answer("UID FETCH (?!10 )\\S+ \\(FLAGS", "TAG NO [SERVERBUG] Internal error occurred");
        desk.mail.deliver(about("TT10 a good one"));
        desk.start();
        desk.awaitComments("TT10", 1);
        await().until(() -> health() == State.UP);
    }

    @Test
    void aMailWithoutAHeaderDoesNotKeepARecreatedMailboxUndecided() {
        desk.start();
        desk.awaitPolled();
        desk.stop();
        byte[] bad = about("TT1 nobody can tell");
        desk.mail.deliver(bad);
        desk.mail.changeUidValidity();
        String refused = "TAG NO [SERVERBUG] Internal error occurred";
        server.answer("UID FETCH (?!\\d+ )\\S+ \\(FLAGS", refused);
        server.answer("UID FETCH " + desk.stored(bad).uid() + " \\(FLAGS", refused);
        desk.mail.deliver(about("TT2 after it"));
        desk.start();

        desk.awaitComments("TT2", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO [THROTTLED] slow down",
                "BAD Request is throttled. Suggested Backoff Time: 91893 milliseconds",
                "NO [UNAVAILABLE] Temporary failure",
                "NO [OVERQUOTA] Account exceeded command or bandwidth limits",
                "NO [INUSE] Mailbox is locked",
                "NO [LIMIT] Rate limit hit",
                "NO [ALERT] Too many simultaneous connections. (Failure)"
            })
    void aServerThatHasEnoughForNowMakesNoDeadLettersAndIsNotAskedOften(String answer) {
        byte[] mail = about("TT1 help");
        desk.mail.deliver(mail);
        desk.mail.deliver(about("TT2 help"));
        for (String command : List.of("UID FETCH \\d+ \\(BODY", " (LOGIN|AUTHENTICATE) ", " SELECT ")) {
            AtomicInteger refusals = server.answer(command, "TAG " + answer);
            try (LogLines log = LogLines.of("io.github.vtigermail.mailbox")) {
                desk.start();
                await().until(() -> health() == State.DOWN);

                assertThat(check().orElseThrow().call().getMessage().orElseThrow())
                        .containsPattern("THROTTLED|UNAVAILABLE|OVERQUOTA|INUSE|LIMIT|TOO_MANY_CONNECTIONS")
                        .doesNotContain("password");
                String pauses = ".*=" + mailbox + " .* (in|for) 10 s.*"; // its health changes before
                await().until(() -> log.lines().stream().anyMatch(line -> line.matches(pauses)));
                assertThat(refusals.get()).as("refusals").isBetween(1, 4);
            }
            desk.stop();
            server.clear();
        }
        assertThat(desk.failed()).isEmpty();
        assertThat(desk.isUnread(mail)).isTrue();
    }

    @Test
    void aServerThatReturnsTheWholeMailForEachPartMakesOneCommentWithIt() {
        server.change("BODY.PEEK\\[\\]<\\d+\\.\\d+>", "BODY.PEEK[]");
        byte[] mail = Mails.to(desk.mail.user())
                .subject("TT1 a large file")
                .text("see the file")
                .attachment("large.bin", new byte[3 * 1024 * 1024])
                .build();
        desk.mail.deliver(mail);
        desk.start();
        desk.awaitComments("TT1", 1);
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).first().asString().contains("see the file");
        assertThat(desk.failed()).isEmpty();
    }

    /** It has a mail marked as read that is fetched, though BODY.PEEK asks it not to. */
    @Test
    void aServerThatMarksWhatItReturnsLeavesNoMailReadThatIsNotDone() {
        server.change("BODY.PEEK\\[\\]<", "BODY[]<");
        desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        byte[] waits = about("TT1 waits");
        byte[] unknown = about("TT999 nobody knows that one");
        byte[] automatic = Mails.to(desk.mail.user())
                .subject("TT2 I am on holiday")
                .header("Auto-Submitted", "auto-replied")
                .build();
        desk.mail.deliver(waits);
        desk.mail.deliver(unknown);
        desk.mail.deliver(automatic);
        desk.start();
        await().until(() -> health() == State.DOWN);
        assertThat(desk.isUnread(waits)).as("waits").isTrue();
        desk.vtiger.faults().clear();
        desk.awaitIn("Failed", unknown);
        desk.awaitComments("TT1", 1);
        desk.awaitPolled();

        assertThat(desk.failed()).noneMatch(StoredMail::seen);
        assertThat(desk.isUnread(automatic)).as("automatic").isTrue();
        assertThat(desk.isUnread(waits)).as("done").isFalse();
    }

    private State health() {
        return check().map(check -> check.call().getState()).orElse(State.UNKNOWN);
    }

    private Optional<HealthCheck> check() {
        return HealthCheckRegistry.get(desk.camel()).getCheck("mailbox-" + mailbox);
    }
}
