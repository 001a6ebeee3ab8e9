package io.github.vtigermail.testing.mail;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.Patience;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each {@link MailServer} does. */
abstract class MailServerContract {

    final MailServer server = start();

    abstract MailServer start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void deliversUnreadMail() {
        byte[] mail = mail("[TT1] one");
        server.deliver(mail);
        server.deliver("Archive", mail("[TT2] two"));

        List<StoredMail> inbox = server.folder("INBOX");
        assertThat(inbox).singleElement().satisfies(stored -> {
            assertThat(stored.raw()).isEqualTo(mail);
            assertThat(stored.seen()).isFalse();
            assertThat(stored.rawSubject()).isEqualTo("[TT1] one");
            assertThat(stored.messageId()).contains("@customer.example");
        });
        assertThat(server.folder("Archive")).extracting(StoredMail::rawSubject).containsExactly("[TT2] two");
        assertThat(server.folderNames()).containsExactlyInAnyOrder("INBOX", "Archive");
        assertThat(server.unreadCount("INBOX")).isEqualTo(1);
        assertThat(server.folder("Nowhere")).isEmpty();
    }

    @Test
    void marksMovesAndDeletes() {
        for (int i = 1; i <= 3; i++) {
            server.deliver(mail("mail " + i));
        }
        server.markSeen(1);
        server.move(2, "INBOX", "Failed");
        server.delete(3);

        assertThat(server.folder("INBOX")).singleElement().satisfies(stored -> {
            assertThat(stored.uid()).isEqualTo(1);
            assertThat(stored.seen()).isTrue();
        });
        assertThat(server.unreadCount("INBOX")).isZero();
        assertThat(server.folder("Failed")).extracting(StoredMail::rawSubject).containsExactly("mail 2");
        assertThat(server.folder("Failed").get(0).seen()).isFalse();

        server.move(1, "Failed", "INBOX");
        assertThat(server.folder("INBOX")).extracting(StoredMail::uid).containsExactly(1L, 4L);
    }

    @Test
    void aFlagIsKeptWhenTheMailIsMoved() {
        server.deliver("Quarantine", mail("one"));
        server.flag("Quarantine", 1);
        server.move(1, "Quarantine", "INBOX");

        assertThat(server.folder("INBOX")).singleElement().satisfies(stored -> {
            assertThat(stored.flags()).contains("\\Flagged");
            assertThat(stored.seen()).isFalse();
        });
    }

    @Test
    void keepsMailUidsAndPortsOverARestart() throws MessagingException {
        server.deliver(mail("before"));
        server.deliver(mail("deleted"));
        server.markSeen(1);
        server.delete(2);
        int port = server.imapsPort();
        long validity = server.uidValidity();

        server.stop();
        assertThatThrownBy(() -> ImapLogin.imaps(server, server).close()).isInstanceOf(MessagingException.class);
        server.start();

        server.deliver(mail("after"));
        assertThat(server.imapsPort()).isEqualTo(port);
        assertThat(server.uidValidity()).isEqualTo(validity);
        assertThat(server.folder("INBOX")).extracting(StoredMail::uid).containsExactly(1L, 3L);
        assertThat(server.folder("INBOX").get(0).seen()).isTrue();
        assertThat(subjects(server)).containsExactly("before", "after");
    }

    @Test
    void changesUidValidity() {
        server.deliver(mail("deleted"));
        server.deliver(mail("kept"));
        server.delete(1);
        server.markSeen(2);
        long validity = server.uidValidity();

        server.changeUidValidity();

        assertThat(server.uidValidity()).isNotEqualTo(validity);
        assertThat(server.folder("INBOX")).singleElement().satisfies(stored -> {
            assertThat(stored.uid()).isEqualTo(1);
            assertThat(stored.rawSubject()).isEqualTo("kept");
            assertThat(stored.seen()).isTrue();
        });
    }

    @Test
    void tellsWhatItsClientsSaid() throws MessagingException {
        server.deliver(mail("[TT1] one"));
        assertThat(server.folder("INBOX")).hasSize(1);
        assertThat(subjects(server)).containsExactly("[TT1] one");

        assertThat(server.commands()).contains("SELECT INBOX").anyMatch(command -> command.startsWith("FETCH 1"));
        assertThat(String.join("\n", server.commands())).doesNotContain(server.password());
        assertThat(server.commands().stream().filter("SELECT INBOX"::equals)).hasSize(1);

        server.clearCommands();
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void tellsAnIdlingClientOfNewMail() throws Exception {
        try (Store store = ImapLogin.imaps(server, server);
                IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            CompletableFuture<Void> idling = CompletableFuture.runAsync(() -> {
                try {
                    inbox.idle(true);
                } catch (MessagingException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().until(() -> server.commands().contains("IDLE"));
            server.deliver(mail("new"));
            Patience.get(idling);
            assertThat(inbox.getMessageCount()).isEqualTo(1);
        }
    }

    @Test
    void hasSeveralUsers() throws MessagingException {
        TestMailbox sales = server.addUser("sales@example.com", "another secret");
        sales.deliver(mail("for sales"));

        assertThat(server.folder("INBOX")).isEmpty();
        assertThat(subjects(sales)).containsExactly("for sales");
        assertThatThrownBy(() -> ImapLogin.imap(server.host(), server.imapPort(), sales.user(), "wrong"))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void takesManyMailsQuickly() {
        for (int i = 0; i < 500; i++) {
            server.deliver(mail("mail " + i));
        }
        assertThat(server.folder("INBOX"))
                .extracting(StoredMail::rawSubject)
                .isEqualTo(IntStream.range(0, 500).mapToObj(i -> "mail " + i).toList());
    }

    static byte[] mail(String subject) {
        return Mails.to(MailServer.USER).subject(subject).text("Hello\n").build();
    }

    private List<String> subjects(TestMailbox mailbox) throws MessagingException {
        try (Store store = ImapLogin.imaps(server, mailbox);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            return Arrays.stream(inbox.getMessages())
                    .map(MailServerContract::subject)
                    .toList();
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
