package io.github.vtigermail.demo;

import io.github.vtigermail.testing.ConnectorCommand;
import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.WorkingFolder;
import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** A mail server, the Vtiger stand-in with a few tickets, and a folder to start the connector in as a user has it. */
final class Stage implements AutoCloseable {
    /** The record id of TT3, for the subject that Vtiger itself would send. */
    static final String RECORD_OF_TT3 = "34";

    private static final String FIRST_POLL = "is seen for the first time";

    final GreenMailServer mail = new GreenMailServer();
    final VtigerStandIn vtiger = VtigerStandIn.start();
    private final String accessKey = UUID.randomUUID().toString();
    private final WorkingFolder folder = new WorkingFolder();

    /** @param delay how often the mailbox is polled, in milliseconds */
    Stage(int delay) {
        String ann =
                vtiger.put("12x1", Map.of("firstname", "Ann", "lastname", "Customer", "email", "ann@customer.example"));
        vtiger.addUser("mailbot", accessKey, "mailbot@example.com", true);
        vtiger.addTicket("TT1", ann, "Printer on fire");
        vtiger.addTicket("TT2", ann, "A cable is missing");
        vtiger.put(
                "17x" + RECORD_OF_TT3,
                Map.of("ticket_no", "TT3", "ticket_title", "Bill", "contact_id", ann, "ticketstatus", "Open"));
        vtiger.addTicket("TT10", ann, "Phone is silent");
        vtiger.addTicket("TT11", ann, "Door does not open");
        folder.properties(Map.of(
                "vtiger.url",
                vtiger.url(),
                "vtiger.username",
                "mailbot",
                "vtiger.access-key",
                "{{env:VTIGER_ACCESS_KEY}}",
                "support.host",
                mail.host() + ":" + mail.imapsPort(),
                "support.username",
                mail.user(),
                "support.password",
                "{{env:SUPPORT_PASSWORD}}",
                "tls.trust-store",
                TestCertificate.shared().trustStore().toString(),
                "tls.trust-store-password",
                TestCertificate.shared().password()));
        pollEvery(delay);
    }

    /** How to make a folder of one's own for these servers, with their keys and passwords. */
    String initCommand() {
        return """
                VTIGER_ACCESS_KEY=%s MAILBOX_PASSWORD=%s \\
                    java -jar target/vtiger-mail-connector.jar init target/rehearsal --login password \\
                    --vtiger-url %s --vtiger-username mailbot --host %s:%d --username %s \\
                    --trust-store %s""".formatted(
                        accessKey,
                        mail.password(),
                        vtiger.url(),
                        mail.host(),
                        mail.imapsPort(),
                        mail.user(),
                        TestCertificate.shared().certificatePem());
    }

    /** The connector, not yet started. */
    ConnectorCommand connector() {
        return ConnectorProcess.in(folder.path())
                .env("VTIGER_ACCESS_KEY", accessKey)
                .env("SUPPORT_PASSWORD", mail.password());
    }

    /**
     * Waits until the connector has looked into the mailbox.
     *
     * @throws AssertionError with the connector's output, if it does not start
     */
    static void awaitFirstPoll(ConnectorProcess connector) throws InterruptedException {
        connector.awaitLine(line -> line.contains(FIRST_POLL));
    }

    /** Sends a mail as it is to whom it names. */
    void send(byte[] raw) throws MessagingException {
        Properties server = new Properties();
        server.put("mail.smtp.host", mail.host());
        server.put("mail.smtp.port", String.valueOf(mail.smtpPort()));
        Session session = Session.getInstance(server);
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(raw));
        try (Transport smtp = session.getTransport("smtp")) {
            smtp.connect();
            smtp.sendMessage(message, message.getAllRecipients());
        }
    }

    @Override
    public void close() {
        mail.close();
        vtiger.close();
        folder.close();
    }

    /** The project's own mailbox file, with one option more: nobody wants to wait for the next poll. */
    private void pollEvery(int delay) {
        try {
            String yaml = Files.readString(folder.path("routes/mailboxes/support.camel.yaml"));
            String faster = yaml.replaceFirst("(?m)^( *)parameters:\\R", "$0$1  delay: " + delay + "\n");
            if (faster.equals(yaml)) {
                throw new IllegalStateException("support.camel.yaml has no parameters");
            }
            folder.mailbox("support", faster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
