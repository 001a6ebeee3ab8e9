package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails that quote, on tickets with the longest threads there can be, pass through a connector with a heap of 96 MB. */
class LongThreadIT {
    private final HelpDesk desk = new HelpDesk().set("vtiger.look-up-time", "1h");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatTicketsHaveDoesNotTakeTheMemoryOfTheConnector() throws Exception {
        String longest = "x".repeat(65_000);
        for (int i = 1; i <= 20; i++) {
            String ticket = desk.ticketId("TT" + i);
            desk.vtiger.describe(ticket, longest);
            for (int n = 0; n < 60; n++) {
                desk.vtiger.addComment(ticket, n + longest, "");
            }
        }
        try (ConnectorProcess connector =
                desk.asProcess().jvm("-Xmx96m", "-XX:+ExitOnOutOfMemoryError").start()) {
            for (int i = 0; i < 60; i++) {
                desk.mail.deliver(Mails.to("support@example.com")
                        .from("customer" + (1 + i % 20) + "@example.org")
                        .subject("Re: TT" + (1 + i % 20) + " mail " + i)
                        .text("Yes.\n\nOn Mon, 23 Nov 2026 at 10:00, Desk <desk@example.com> wrote:\n> xxx\n")
                        .build());
            }
            desk.awaitAllRead();

            assertThat(desk.vtiger.comments()).hasSize(60);
            assertThat(connector.isAlive()).isTrue();
            assertThat(desk.failed()).isEmpty();
        }
    }
}
