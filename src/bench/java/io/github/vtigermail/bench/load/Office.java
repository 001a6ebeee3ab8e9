package io.github.vtigermail.bench.load;

import static org.awaitility.Awaitility.await;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.WorkingFolder;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A mail server, the Vtiger stand-in, and a folder as a user has it in which the connector runs as a process of its
 * own, with the project's own routes and its own mailbox file.
 */
final class Office implements AutoCloseable {
    static final String VTIGER_USER = "mailbot";
    static final String ACCESS_KEY = "s3cretAccessKey";

    /** What a query and a create take of a real Vtiger 8.2. */
    static final Duration QUERY = Duration.ofMillis(7);

    static final Duration CREATE = Duration.ofMillis(27);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static int sets;

    private final MailServer mail;
    private final VtigerStandIn vtiger = VtigerStandIn.start();
    private final WorkingFolder folder = new WorkingFolder();
    private ConnectorProcess connector;

    Office(MailServer mail, int sessions) {
        this.mail = mail;
        vtiger.addUser(VTIGER_USER, ACCESS_KEY, "mailbot@example.com", true);
        folder.properties(Map.of(
                "vtiger.url",
                vtiger.url(),
                "vtiger.username",
                VTIGER_USER,
                "vtiger.access-key",
                ACCESS_KEY,
                "vtiger.sessions",
                String.valueOf(sessions),
                "ticket-rate.mails",
                "1000000", // no ticket is held
                "support.host",
                mail.host() + ":" + mail.imapsPort(),
                "support.username",
                mail.user(),
                "support.password",
                mail.password()));
        folder.property("tls.trust-store", TestCertificate.shared().trustStore().toString());
        folder.property("tls.trust-store-password", TestCertificate.shared().password());
    }

    /** Dovecot where it is installed, with real fsync and real search; else GreenMail. */
    static MailServer mailServer() {
        return DovecotServer.available() ? new DovecotServer() : new GreenMailServer();
    }

    MailServer mail() {
        return mail;
    }

    VtigerStandIn vtiger() {
        return vtiger;
    }

    /** The mailbox file says this, too: {@code delay: 200}. */
    void mailboxSays(String option) throws IOException {
        String yaml = Files.readString(folder.path("routes/mailboxes/support.camel.yaml"));
        String faster = yaml.replaceFirst("(?m)^( *)parameters:\\R", "$0$1  " + option + "\n");
        if (faster.equals(yaml)) {
            throw new IllegalStateException("support.camel.yaml has no parameters");
        }
        folder.mailbox("support", faster);
    }

    /** Starts the connector and waits until it has looked into its mailbox. */
    void start() throws InterruptedException {
        connector = ConnectorProcess.in(folder.path()).jvm(Jvm.OPTIONS).start();
        connector.awaitLine(line -> line.contains("is seen for the first time"));
    }

    ConnectorProcess connector() {
        return connector;
    }

    /** The next set of so many mails; Vtiger has its tickets and contacts. */
    MailSet set(int size) {
        MailSet set = new MailSet(++sets, size);
        set.addTo(vtiger);
        return set;
    }

    /** Delivers the mails of a set. */
    static void deliver(MailSet set, TestMailbox to) {
        set.mails().forEach(to::deliver);
    }

    /**
     * Delivers a set while the connector is held, so that it finds all of it at once, and waits until each mail is a
     * comment and marked as read.
     */
    Contest.Work round(MailSet set) throws IOException, InterruptedException {
        Jvm.signal(connector.pid(), "STOP");
        try {
            deliver(set, mail);
        } finally {
            Jvm.signal(connector.pid(), "CONT");
        }
        double before = Jvm.cpuSeconds(connector.pid());
        try {
            awaitComments(set);
            await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> mail.unreadCount("INBOX") == 0);
        } catch (ConditionTimeoutException e) {
            // some are missing, which their faults tell
        }
        return new Contest.Work(SetComments.of(set, vtiger), Jvm.cpuSeconds(connector.pid()) - before);
    }

    /** Until Vtiger has as many comments of a set as it has mails. */
    void awaitComments(MailSet set) {
        await().pollInterval(Duration.ofMillis(200))
                .atMost(PATIENCE)
                .until(() -> SetComments.of(set, vtiger).size() >= set.size());
    }

    @Override
    public void close() {
        if (connector != null) {
            connector.close();
        }
        mail.close();
        vtiger.close();
        folder.close();
    }
}
