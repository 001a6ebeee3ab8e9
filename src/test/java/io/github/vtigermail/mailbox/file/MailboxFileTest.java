package io.github.vtigermail.mailbox.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command reads a mailbox file as the running connector does, without connecting to the mailbox. */
class MailboxFileTest {
    private final TempFolder folder = new TempFolder("mailbox-file");
    private final CamelContext context = Contexts.ours();

    @BeforeEach
    void start() {
        context.addComponent("vtiger-imaps", new MailboxComponent());
        context.getRegistry().bind("mailboxUriFactory", new MailboxUriFactory());
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        folder.close();
    }

    @Test
    void aMailboxIsFoundByItsNameWithItsOptionsAndIsNotRun() throws Exception {
        file("a", "support", "quotedHistory: keep");
        file("b", "sales", "failedFolder: Sad & Lost");

        MailboxFile sales = MailboxFile.named(context, folder.path(), "sales");

        assertThat(sales.mailbox()).isEqualTo("sales");
        assertThat(sales.options().failedFolder()).isEqualTo("Sad & Lost");
        assertThat(MailboxFile.named(context, folder.path(), "support")
                        .options()
                        .history())
                .isEqualTo(QuotedHistory.KEPT);
        assertThat(context.getRoutes()).isEmpty();
    }

    @Test
    void aBrokenFileDoesNotAffectTheOthers() throws Exception {
        file("a", "broken", "pasword: hunter2");
        file("b", "sales", "notify: auto");

        assertThat(MailboxFile.named(context, folder.path(), "sales").mailbox()).isEqualTo("sales");
    }

    @Test
    void aMistypedNameIsAnsweredWithTheExistingOnesAndTheBrokenFiles() throws Exception {
        file("a", "broken", "pasword: hunter2");
        file("b", "sales", "notify: auto");

        assertThatThrownBy(() -> MailboxFile.named(context, folder.path(), "slaes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which has: sales; a.camel.yaml, line 8: there is no option pasword")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aMissingFolderHasNoMailbox() {
        assertThatThrownBy(() -> MailboxFile.named(context, folder.path().resolve("none"), "sales"))
                .hasMessageEndingWith("which has: none");
    }

    @Test
    void theSchemeOfCamelMailIsReportedToEachCommand() throws Exception {
        file("b", "sales", "notify: auto");
        Path old = folder.path().resolve("a.camel.yaml");
        Files.writeString(
                old,
                Files.readString(folder.path().resolve("b.camel.yaml"))
                        .replace("vtiger-imaps", "imaps")
                        .replace("sales", "support"));
        String line = "a.camel.yaml, line 4: uri: write vtiger-imaps in place of imaps";

        assertThat(MailboxFile.named(context, folder.path(), "sales").mailbox()).isEqualTo("sales");
        assertThatThrownBy(() -> MailboxFile.named(context, folder.path(), "support"))
                .hasMessageContaining(line);
        assertThatThrownBy(() -> MailboxFile.all(context, folder.path())).hasMessageContaining(line);
        assertThatThrownBy(() -> MailboxFile.only(context, folder.path())).hasMessageContaining(line);
    }

    private void file(String name, String mailbox, String option) throws IOException {
        Files.writeString(folder.path().resolve(name + ".camel.yaml"), """
                - route:
                    id: %s
                    from:
                      uri: vtiger-imaps
                      parameters:
                        host: mail.example.com
                        username: "%s"
                        %s
                        password: x
                      steps:
                        - to: log:x
                """.formatted(mailbox, mailbox, option));
    }
}
