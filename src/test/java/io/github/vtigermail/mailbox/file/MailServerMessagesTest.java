package io.github.vtigermail.mailbox.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.testing.FreePort;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.GreenMailServer;
import java.nio.file.Files;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user who writes the wrong server or port into a mailbox file reads which one it is and what to do. */
class MailServerMessagesTest {
    private final TempFolder folder = new TempFolder("mail-server");
    private final GreenMailServer server = new GreenMailServer();
    private final CamelContext context = Contexts.ours();

    @BeforeEach
    void start() {
        context.addComponent("vtiger-imaps", new MailboxComponent());
        context.addComponent("vtiger-imap", new MailboxComponent());
        context.getRegistry().bind("mailboxUriFactory", new MailboxUriFactory());
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        server.close();
        folder.close();
    }

    @Test
    void aPortAtWhichNobodyListensIsNamed() throws Exception {
        int port = FreePort.find();

        assertThat(message("vtiger-imaps", "127.0.0.1:" + port))
                .isEqualTo("the mail server 127.0.0.1:" + port + " refuses the connection or cannot be reached "
                        + "(ConnectException); see host and port of the mailbox, and whether a firewall is in between");
    }

    @Test
    void aNameThatDoesNotExistIsNamed() throws Exception {
        assertThat(message("vtiger-imaps", "no-such-host.invalid"))
                .isEqualTo("the mail server's name is not known: no-such-host.invalid; see the host of the mailbox");
    }

    @Test
    void tlsAtAPlainPortIsExplained() throws Exception {
        assertThat(message("vtiger-imaps", "127.0.0.1:" + server.imapPort()))
                .startsWith("the mail server does not speak TLS at this port")
                .contains("993", "vtiger-imap for STARTTLS");
    }

    @Test
    void startTlsAtAPortOfTlsIsExplained() throws Exception {
        assertThat(message("vtiger-imap", "127.0.0.1:" + server.imapsPort()))
                .startsWith("the mail server does not answer in time")
                .contains("write vtiger-imaps");
    }

    @Test
    void aCertificateThatNobodyKnowsIsExplained() throws Exception {
        assertThat(message("vtiger-imaps", "localhost:" + server.imapsPort()))
                .startsWith("TLS fails")
                .contains("tls.trust-store");
    }

    private String message(String scheme, String host) throws Exception {
        Files.writeString(folder.path().resolve("support.camel.yaml"), """
                - route:
                    id: support
                    from:
                      uri: %s
                      parameters:
                        host: "%s"
                        username: u
                        password: p
                        connectionTimeout: 1000
                      steps:
                        - to: log:x
                """.formatted(scheme, host));
        MailboxFile mailbox = MailboxFile.named(context, folder.path(), "support");
        return catchThrowableOfType(MailboxUnavailableException.class, () -> ReviewFolder.ofDeadLetters(mailbox))
                .getMessage();
    }
}
