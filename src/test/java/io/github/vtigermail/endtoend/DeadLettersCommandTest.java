package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.Ran;
import io.github.vtigermail.testing.mail.Mails;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** An operator sees why mails did not become comments, and retries them while the connector runs. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class DeadLettersCommandTest {
    private static final Pattern HASH = Pattern.compile("mail=([0-9a-f]{12})");

    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void eachDeadLetterIsListedWithoutAWordOfTheMail() {
        desk.start();
        failed("TT4711 unknown");
        failed("TT1 or TT2");

        Ran ran = deadLetters("list");

        assertThat(ran.exitCode()).isZero();
        assertThat(listed(ran))
                .hasSize(2)
                .allMatch(line -> line.matches("mailbox=support time=\"[0-9: -]{16}\" mail=[0-9a-f]{12} .*"))
                .anyMatch(line -> line.endsWith("ticket=TT4711 reason=UNKNOWN_TICKET"))
                .anyMatch(line -> line.endsWith("reason=AMBIGUOUS"));
        assertThat(ran.out()).doesNotContain("unknown\n", "customer");
    }

    @Test
    void aRetriedMailBecomesACommentOnceItsTicketExists() {
        desk.start();
        byte[] mail = failed("TT4711 unknown");
        byte[] other = failed("TT4712 unknown");
        desk.vtiger.addTicket("TT4711", desk.vtiger.addContact("late@example.org"));

        Ran ran = deadLetters("retry", "--mailbox", "support", "--hash", hash("TT4711"));

        assertThat(ran.out()).contains("moved back: 1");
        assertThat(ran.exitCode()).isZero();
        desk.awaitComments("TT4711", 1);
        assertThat(desk.isIn("Failed", mail)).isFalse();
        assertThat(desk.isIn("Failed", other)).isTrue();
        assertThat(listed(deadLetters("list"))).hasSize(1);
    }

    @Test
    void allAreRetriedAndThoseThatFailAgainAreBackInTheFolderOnce() {
        desk.start();
        byte[] first = failed("TT4711 unknown");
        byte[] second = failed("TT4712 unknown");

        assertThat(deadLetters("retry", "--all").out()).contains("moved back: 2");
        desk.awaitIn("Failed", first);
        desk.awaitIn("Failed", second);

        assertThat(listed(deadLetters("list"))).hasSize(2);
    }

    /** Someone moved it to Failed by hand, or the connector was stopped at a bad moment. */
    @Test
    void aMailThatHasACommentAlreadyMakesNoSecondOne() {
        desk.start();
        byte[] mail = HelpDesk.about("TT1 hello");
        desk.mail.deliver(mail);
        desk.awaitComments("TT1", 1);
        desk.awaitSettled(mail);
        desk.mail.deliver("Failed", mail);

        assertThat(deadLetters("retry", "--all").out()).contains("moved back: 1");

        desk.awaitPolled();
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void anUnknownHashIsReported() {
        desk.start();
        Ran ran = deadLetters("retry", "--hash", "0123456789ab");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("there is no dead letter 0123456789ab");
    }

    @Test
    void theCommandHasToSayWhichMailsToRetry() {
        assertThat(deadLetters("retry").exitCode()).isEqualTo(2);
        assertThat(deadLetters("retry", "--all", "--hash", "0123456789ab").exitCode())
                .isEqualTo(2);
        assertThat(deadLetters().exitCode()).isEqualTo(2);
        assertThat(deadLetters("list", "--mailbox", "nobody").err()).contains("there is no mailbox \"nobody\"");
    }

    @Test
    void withoutALedgerTheMailsAreStillListed() throws Exception {
        desk.start();
        failed("TT4711 unknown");
        desk.stop();
        for (String file : List.of("ledger.db", "ledger.db-wal", "ledger.db-shm")) {
            Files.deleteIfExists(desk.folder.path("data/" + file));
        }

        Ran ran = deadLetters("list");

        assertThat(listed(ran)).singleElement().asString().endsWith("ticket=- reason=-");
        assertThat(ran.err()).contains("the ledger cannot be read");
        assertThat(desk.folder.path("data/ledger.db")).doesNotExist();
    }

    @Test
    void aMissingFolderOfMailboxesIsReportedInPlaceOfNoDeadLetters() {
        desk.set("mailboxes", "routes/inboxes");

        Ran ran = deadLetters("list");

        assertThat(ran.err()).contains("there is no folder " + desk.folder.path("routes/inboxes"));
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void anUnreachableMailServerIsReportedAndTheOtherMailboxesAreListed() {
        desk.mailbox("away", Map.of("host", "localhost:1"));
        desk.start();
        failed("TT4711 unknown");

        Ran ran = deadLetters("list");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(listed(ran)).hasSize(1);
        assertThat(ran.err()).contains("mailbox=away: ");
    }

    /** The output of the command, without the log of the connector, which goes to the same console here. */
    private static Stream<String> listed(Ran ran) {
        return ran.out().lines().filter(line -> line.startsWith("mailbox="));
    }

    private String hash(String ticket) {
        Matcher hash = HASH.matcher(listed(deadLetters("list"))
                .filter(line -> line.contains("ticket=" + ticket))
                .findFirst()
                .orElseThrow());
        assertThat(hash.find()).isTrue();
        return hash.group(1);
    }

    private byte[] failed(String subject) {
        byte[] mail = Mails.to("support@example.com")
                .from("customer1@example.org")
                .subject(subject)
                .build();
        desk.mail.deliver(mail);
        desk.awaitIn("Failed", mail);
        return mail;
    }

    private Ran deadLetters(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "dead-letters";
        System.arraycopy(args, 0, all, 1, args.length);
        return Ran.of(() -> Connector.run(desk.folder.path(), all));
    }
}
