package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.ImapLogin;
import io.github.vtigermail.testing.mail.Mails;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The main job with a real mail server: Debian's dovecot-imapd, over IMAPS. Skipped if it is not installed. */
@Execution(ExecutionMode.CONCURRENT)
class DovecotIT {
    private HelpDesk desk;

    @BeforeAll
    static void isInstalled() {
        DovecotServer.assumeAvailable();
    }

    @BeforeEach
    void open() {
        desk = new HelpDesk(new DovecotServer());
    }

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void aMailBecomesACommentANewsletterStaysUnreadAndAnUnknownTicketIsADeadLetter() throws Exception {
        byte[] mail = about("Re: TT1 printer on fire");
        byte[] newsletter = about("Newsletter");
        byte[] unknown = about("TT4711 unknown");
        desk.mail.deliver(newsletter);
        desk.mail.deliver(unknown);
        desk.mail.deliver(mail);
        try (ConnectorProcess connector = desk.asProcess().start()) {
            desk.awaitSettled(mail, unknown);
            assertThat(connector.isAlive()).isTrue();
        }

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.isUnread(newsletter)).isTrue();
        desk.awaitIn("Failed", unknown);
        long uid = desk.stored(newsletter).uid();
        assertThat(desk.mail.commands())
                .filteredOn(command -> command.contains("BODY.PEEK[]"))
                .as("the newsletter's body is not fetched")
                .isNotEmpty()
                .noneMatch(command -> command.contains("FETCH " + uid + " "));
    }

    @Test
    void doneMailIsMovedAndAMailThatSomeoneReadBecomesAComment() {
        desk.mailbox("support", Map.of("moveTo", "Done"));
        desk.start();
        byte[] first = about("TT1 first");
        desk.mail.deliver(first);
        await().until(() -> desk.isIn("Done", first));
        desk.stop();
        byte[] mail = about("TT2 read by Bob");
        desk.mail.deliver(mail);
        desk.mail.markSeen(desk.stored(mail).uid());
        desk.start();
        desk.awaitComments("TT2", 1);
    }

    @Test
    void aRecreatedMailboxAndARestartedServerLoseNoMailAndDuplicateNone() {
        byte[] mail = about("TT3 once");
        desk.mail.deliver(mail);
        desk.start().awaitSettled(mail);
        desk.mail.changeUidValidity();
        desk.mail.restart();
        byte[] next = about("TT4 after it");
        desk.mail.deliver(next);
        desk.awaitSettled(next);
        desk.awaitPolled();

        assertThat(desk.comments("TT3")).hasSize(1);
        assertThat(desk.comments("TT4")).hasSize(1);
    }

    @Test
    void aMailInQuarantineCarriesItsReasonAndIsReleasedWhenFlaggedAndMovedBack() {
        desk.mailbox("support", Map.of("senders", "contacts"));
        byte[] mail = Mails.to("support@example.com")
                .from("mallory@evil.example")
                .subject("TT1 let me in")
                .text("x")
                .build();
        desk.mail.deliver(mail);
        desk.start();
        await().until(() -> desk.isIn("Quarantine", mail));
        assertThat(desk.mail.folder("Quarantine"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.flags()).containsExactly("NOT_A_CONTACT"));

        assertThat(Connector.run(desk.folder.path(), "release", "--mailbox", "support", "--all"))
                .isZero();
        desk.awaitComments("TT1", 1);
    }

    @Test
    void noMailOfABurstIsMissedAlthoughTheMailboxIsRarelyPolled() throws InterruptedException {
        desk.mailbox("support", Map.of("delay", "600000")).start();
        Random random = new Random(4);
        for (int i = 0; i < 40; i++) {
            desk.mail.deliver(about("TT" + (i % 20 + 1) + " burst " + i));
            Thread.sleep(random.nextInt(120)); // so that mails arrive while others are read, marked and waited for
        }
        await().until(() -> desk.vtiger.comments().size() == 40);
    }

    @Test
    void aDeletedFolderForDoneMailIsCreatedAgain() throws Exception {
        desk.mailbox("support", Map.of("moveTo", "Done")).start();
        byte[] first = about("TT1 first");
        desk.mail.deliver(first);
        desk.awaitIn("Done", first);
        try (Store store = ImapLogin.imaps(desk.mail, desk.mail)) {
            store.getFolder("Done").delete(false);
        }
        byte[] second = about("TT2 second");
        desk.mail.deliver(second);
        desk.awaitIn("Done", second);

        assertThat(desk.comments("TT2")).hasSize(1);
    }

    @Test
    void fiveHundredMailsToFourHundredTicketsAreCommentedOnceAndInOrder() throws Exception {
        Map<String, List<String>> expected = new HashMap<>();
        for (int i = 1; i <= 500; i++) {
            String ticket = "HD" + (i * 7 % 400);
            String text = "mail number " + i + ".";
            if (expected.computeIfAbsent(ticket, none -> new ArrayList<>()).isEmpty()) {
                desk.vtiger.addTicket(ticket);
            }
            expected.get(ticket).add(text);
            desk.mail.deliver(Mails.to("support@example.com")
                    .from("customer1@example.org")
                    .subject("Ticket Number : " + ticket + " load")
                    .text(text)
                    .build());
        }
        try (ConnectorProcess connector = desk.asProcess().jvm("-Xmx96m").start()) {
            desk.awaitAllRead();
            assertThat(connector.isAlive()).isTrue();
        }

        assertThat(desk.vtiger.comments()).hasSize(500);
        assertThat(expected).hasSize(400);
        expected.forEach((ticket, texts) -> assertThat(desk.comments(ticket))
                .extracting(comment -> comment.substring(comment.indexOf("mail number")))
                .containsExactlyElementsOf(texts));
    }
}
