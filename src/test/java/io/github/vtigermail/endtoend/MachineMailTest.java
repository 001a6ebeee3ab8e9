package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.Mails;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Automatic mail never becomes a comment, because that could start a mail loop. */
class MachineMailTest {
    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void automaticMailIsMovedAsideUnreadIfTheMailboxSaysSo() {
        desk.mailbox("support", Map.of("automaticFolder", "Robots & Lists")).start();
        byte[] mail = mail("customer1@example.org", "TT1 I am away", "Auto-Submitted", "auto-replied");
        desk.mail.deliver(mail);

        await().until(() -> desk.isIn("Robots & Lists", mail));
        assertThat(desk.mail.unreadCount("Robots & Lists")).isEqualTo(1);
        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(desk.inbox()).isEmpty();
    }

    @Test
    void aMailFromOneOfOurOwnAddressesIsALoop() {
        desk.set("own-addresses", "crm@example.com").start();
        byte[] fromMailbox = mail(desk.mail.user(), "TT1 from the mailbox itself", "X-Any", "x");
        byte[] fromVtiger = mail("Vtiger <crm@example.com>", "TT1 from Vtiger", "X-Any", "x");
        byte[] returned = mail("customer1@example.org", "TT1 came back", "X-Loop", desk.mail.user());
        desk.mail.deliver(fromMailbox);
        desk.mail.deliver(fromVtiger);
        desk.mail.deliver(returned);
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(desk.isUnread(fromMailbox) && desk.isUnread(fromVtiger) && desk.isUnread(returned))
                .isTrue();
    }

    @Test
    void aMailboxThatIsFedByAListAcceptsTheListsMailButNoAutomaticReply() {
        desk.mailbox("support", Map.of("listMail", "take")).start();
        byte[] answer = Mails.to("group@example.com")
                .from("customer1@example.org")
                .subject("TT2 away")
                .header("List-Id", "<group.example.com>")
                .header("Auto-Submitted", "auto-replied")
                .text("away")
                .build();
        desk.mail.deliver(answer);
        desk.mail.deliver(mail("customer1@example.org", "TT1 by the group", "List-Id", "<group.example.com>"));
        desk.awaitComments("TT1", 1);
        desk.awaitPolled();

        assertThat(desk.comments("TT2")).isEmpty();
        assertThat(desk.isUnread(answer)).isTrue();
    }

    private static byte[] mail(String from, String subject, String header, String value) {
        return Mails.to("support@example.com")
                .from(from)
                .subject(subject)
                .header(header, value)
                .text(subject)
                .build();
    }
}
