package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Headers are asked for together for hundreds of mails, and a stranger decides how long they are. */
class LongHeadersIT {
    private final HelpDesk desk = new HelpDesk(DovecotServer.available() ? new DovecotServer() : new GreenMailServer());

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void mailsWithLongSubjectsDoNotFillAHeapOf96Megabytes() throws Exception {
        String words = "no ticket at all ".repeat(24_000);
        for (int i = 0; i < 250; i++) {
            desk.mail.deliver(
                    Mails.to(desk.mail.user()).subject(i + " " + words).build());
        }
        byte[] mail = Mails.to(desk.mail.user())
                .subject("TT1 help " + words)
                .text("the printer is on fire")
                .build();
        desk.mail.deliver(mail);
        try (ConnectorProcess connector =
                desk.asProcess().jvm("-Xmx96m", "-XX:+ExitOnOutOfMemoryError").start()) {
            await().until(() -> !connector.isAlive() || !desk.isUnread(mail));

            assertThat(connector.isAlive())
                    .as(() -> connector.output().toString())
                    .isTrue();
            assertThat(desk.comments("TT1")).singleElement().asString().contains("the printer is on fire");
        }
    }
}
