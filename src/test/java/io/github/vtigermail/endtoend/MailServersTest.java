package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.mail.ImapLogin;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.ScriptedImap;
import io.github.vtigermail.testing.mail.StoredMail;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail servers that lack extensions, limit commands, or whose mailboxes other clients change: no mail is lost or mixed up. */
@Execution(ExecutionMode.CONCURRENT)
class MailServersTest {
    private final HelpDesk desk = new HelpDesk();
    private final ScriptedImap server = new ScriptedImap(desk.mail);

    @AfterEach
    void close() {
        desk.close();
        server.close();
    }

    /** Every second mail is unread, so that they have no ranges, and the server takes no line above 8192 bytes. */
    @Test
    void aLargeMailboxWithScatteredUnreadMailTakesAFewCommandsAndNotOneForEachMail() throws Exception {
        for (int i = 0; i < 4000; i++) {
            desk.mail.deliver(
                    Mails.to(desk.mail.user()).subject("Newsletter " + i).build());
        }
        List<StoredMail> newsletters = desk.inbox();
        flag(
                Flags.Flag.SEEN,
                true,
                newsletters.stream()
                        .mapToLong(StoredMail::uid)
                        .filter(uid -> uid % 2 == 0)
                        .toArray());
        byte[] mail = about("TT1 after all of them");
        desk.mail.deliver(mail);
        AtomicInteger refused = server.answer("^\\S+ .{8190}", "TAG BAD line too long");
        desk.mail.clearCommands();
        start(Map.of());
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.mail.commands().size() + refused.get()).isLessThan(60);
        assertThat(refused).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {" MOVE", " UIDPLUS", "( MOVE| UIDPLUS)", "^\\* OK \\[UIDNEXT.*\\r\\n$"})
    void aServerThatLacksAnExtensionHasItsMailMarkedAndMovedByUid(String missing) {
        server.changeAnswers(missing, "");
        byte[] done = about("TT1 help");
        byte[] unknown = about("TT999 nobody knows that one");
        desk.mail.deliver(done);
        desk.mail.deliver(unknown);
        start(Map.of("moveTo", "Done"));
        desk.awaitIn("Done", done);
        desk.awaitIn("Failed", unknown);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.mail.commands()).noneMatch(command -> command.matches("(STORE|COPY|MOVE) .*"));
    }

    /** Without UIDPLUS nothing but EXPUNGE would remove it, and that removes what other clients marked as well. */
    @Test
    void aDeadLetterThatIsLeftBehindAsDeletedIsNotADeadLetterAgain() {
        server.changeAnswers("( MOVE)? UIDPLUS( MOVE)?", "");
        byte[] unknown = about("TT999 nobody knows that one");
        desk.mail.deliver(unknown);
        start(Map.of());
        desk.awaitIn("Failed", unknown);
        desk.stop();
        desk.mail.changeUidValidity();
        desk.start();
        desk.awaitPolled();

        assertThat(desk.failed()).hasSize(1);
    }

    /** An account that may not delete, on a server without MOVE. */
    @Test
    void aDeadLetterThatCannotBeDeletedFromTheInboxIsNotCopiedAtEachPoll() {
        server.changeAnswers(" MOVE", "");
        AtomicInteger refusals = server.answer("UID STORE .*Deleted", "TAG NO [NOPERM] no");
        byte[] unknown = about("TT999 nobody knows that one");
        desk.mail.deliver(unknown);
        try (LogLines log = LogLines.of("io.github.vtigermail.mail")) {
            start(Map.of());
            await().until(() -> refusals.get() >= 3);

            assertThat(desk.failed()).hasSize(1);
            assertThat(log.lines()).anyMatch(line -> line.endsWith("refuses the command (NO [NOPERM])"));
        }

        server.clear();
        await().until(() -> desk.inbox().isEmpty());
        assertThat(desk.failed()).hasSize(1);
    }

    @Test
    void aDeadLetterThatTheServerDoesNotMoveKeepsNoOtherInTheInbox() {
        for (int i = 1; i <= 5; i++) {
            desk.mail.deliver(about("TT99" + i + " nobody knows that one"));
        }
        server.answer("UID MOVE (?![1245] )", "TAG NO [CANNOT] not this one");
        start(Map.of());
        await().until(() -> desk.failed().size() == 4);

        assertThat(desk.inbox()).singleElement().matches(mail -> mail.uid() == 3);
    }

    /** GreenMail gives the next mail its number at once, as servers may. */
    @Test
    void noOtherMailIsMovedIfOneIsDeletedAtThatMoment() {
        byte[] newsletter = Mails.to(desk.mail.user()).subject("Newsletter 1").build();
        byte[] unknown = about("TT999 nobody knows that one");
        byte[] innocent = Mails.to(desk.mail.user()).subject("Newsletter 2").build();
        desk.mail.deliver(newsletter);
        desk.mail.deliver(unknown);
        desk.mail.deliver(innocent);
        long first = desk.stored(newsletter).uid();
        server.beforeNext(" MOVE ", () -> desk.mail.delete(first));
        start(Map.of());
        desk.awaitIn("Failed", unknown);

        assertThat(desk.isIn("INBOX", innocent)).isTrue();
        assertThat(desk.failed()).hasSize(1);
    }

    @Test
    void aMailThatSomeoneMarkedAsDeletedIsLeftAloneUntilItIsDeletedNoMore() throws Exception {
        start(Map.of());
        desk.awaitPolled();
        desk.stop();
        byte[] mail = about("TT1 deleted by a colleague");
        desk.mail.deliver(mail);
        long uid = desk.stored(mail).uid();
        flag(Flags.Flag.DELETED, true, uid);
        desk.start();
        desk.awaitPolled();
        assertThat(desk.comments("TT1")).isEmpty();

        flag(Flags.Flag.DELETED, false, uid);
        desk.awaitComments("TT1", 1);
    }

    private void start(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("host", "localhost:" + server.port());
        desk.mailbox("support", "vtiger-imap", all).start();
    }

    /** As another client does. */
    private void flag(Flags.Flag flag, boolean on, long... uids) throws MessagingException {
        try (Store store = ImapLogin.imaps(desk.mail, desk.mail.mailbox())) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            Message[] mails = ((UIDFolder) inbox).getMessagesByUID(uids);
            inbox.setFlags(mails, new Flags(flag), on);
            inbox.close(false);
        }
    }
}
