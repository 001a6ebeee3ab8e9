package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.Ran;
import io.github.vtigermail.testing.mail.Mails;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** An operator lists the quarantine and releases mails from it while the connector runs. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ReleaseTest {
    private final HelpDesk desk = new HelpDesk().mailbox("support", Map.of("senders", "ticket"));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aReleasedMailBecomesACommentAndTheOthersStay() {
        byte[] first = quarantined("TT1 first");
        byte[] second = quarantined("TT2 second \u001b[2J");

        Ran list = release();
        assertThat(list.exitCode()).isZero();
        assertThat(list.out())
                .contains("in quarantine: 2", "NOT_OF_THE_TICKET", "mallory@evil.example", "TT1 first", "TT2 second")
                .doesNotContain("\u001b");
        assertThat(desk.inbox()).isEmpty();

        assertThat(release("1").out()).contains("released: 1");
        desk.awaitComments("TT1", 1);
        assertThat(desk.isIn("Quarantine", first)).isFalse();
        desk.awaitIn("Quarantine", second);
        assertThat(desk.comments("TT2")).isEmpty();

        assertThat(release("--all").exitCode()).isZero();
        desk.awaitComments("TT2", 1);
    }

    @Test
    void aMissingMailIsReportedAndTheOthersAreReleased() {
        quarantined("TT1 first");

        Ran ran = release("1", "77");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("released: 1");
        assertThat(ran.err()).contains("there is no mail 77");
    }

    @Test
    void itNeedsNeitherVtigerNorALedgerNorAQuarantineFolder() {
        desk.set("vtiger.url", "").set("vtiger.access-key", "{{env:NO_SUCH_VARIABLE_OF_OURS}}");

        assertThat(release().out()).contains("in quarantine: 0");
        assertThat(release("--all").exitCode()).isZero();
    }

    @Test
    void anUnreachableMailServerIsReportedInOneLine() {
        desk.mail.stop();

        Ran ran = release();
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines()).singleElement().asString().contains("the mail server");
        desk.mail.start();
    }

    private byte[] quarantined(String subject) {
        byte[] mail = Mails.to("support@example.com")
                .from("mallory@evil.example")
                .rawSubject(subject.getBytes(StandardCharsets.UTF_8))
                .text("x")
                .build();
        desk.mail.deliver(mail);
        if (desk.vtiger.requests().isEmpty()) {
            desk.start();
        }
        await().until(() -> desk.isIn("Quarantine", mail));
        return mail;
    }

    private Ran release(String... args) {
        String[] all = new String[args.length + 3];
        System.arraycopy(new String[] {"release", "--mailbox", "support"}, 0, all, 0, 3);
        System.arraycopy(args, 0, all, 3, args.length);
        return Ran.of(() -> Connector.run(desk.folder.path(), all));
    }
}
