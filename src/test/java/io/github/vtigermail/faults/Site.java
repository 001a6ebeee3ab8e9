package io.github.vtigermail.faults;

import static io.github.vtigermail.testing.Patience.await;

import io.github.vtigermail.testing.ConnectorCommand;
import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.FreePort;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.WorkingFolder;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a line of the bench plays: a mail server, the Vtiger stand-in, and a folder as a user has it in which the packaged
 * connector runs as a process of its own. It counts the letters that it delivers, and puts a newsletter behind each ten.
 */
final class Site implements AutoCloseable {
    static final String VTIGER_USER = "mailbot";
    static final String KEY = "s3cretAccessKey";

    /** In milliseconds, between two polls. */
    private static final String DELAY = "200";

    final MailServer mail;
    final VtigerStandIn vtiger = VtigerStandIn.start();
    private final List<ConnectorProcess> connectors = new ArrayList<>();
    private final WorkingFolder folder;
    private final int healthPort = FreePort.find();
    private final long begun = System.nanoTime();
    private final List<byte[]> delivered = new ArrayList<>();
    private int letters;
    private int newsletters;

    /** With Dovecot where it is installed and {@code -Dfaults.greenmail=true} does not say otherwise, else with GreenMail. */
    Site() {
        this(
                DovecotServer.available() && !Boolean.getBoolean("faults.greenmail")
                        ? new DovecotServer()
                        : new GreenMailServer());
    }

    Site(MailServer mail) {
        this.mail = mail;
        vtiger.addUser(VTIGER_USER, KEY, "mailbot@example.com", true);
        for (int i = 0; i < Letter.TICKETS; i++) {
            vtiger.addTicket(new Letter(i).ticket(), vtiger.addContact(Letter.sender(i)));
        }
        folder = newFolder(mail.mailbox());
        set("health.port", String.valueOf(healthPort));
    }

    /** Another folder to run a connector in, with a mailbox of its own. */
    WorkingFolder newFolder(TestMailbox mailbox) {
        WorkingFolder made = new WorkingFolder();
        made.withoutMailboxes();
        made.properties(Map.of(
                "vtiger.url",
                vtiger.url(),
                "vtiger.username",
                VTIGER_USER,
                "vtiger.access-key",
                KEY,
                "ticket-rate.mails",
                "1000000", // no ticket is held
                "vtiger.settle-time",
                "1s", // the stand-in works no longer, unless a line says so
                "support.host",
                mail.host() + ":" + mail.imapsPort(),
                "support.username",
                mailbox.user(),
                "support.password",
                mailbox.password()));
        made.property("tls.trust-store", TestCertificate.shared().trustStore().toString());
        made.property("tls.trust-store-password", TestCertificate.shared().password());
        made.mailbox("support", "vtiger-imaps", DELAY, Map.of());
        return made;
    }

    WorkingFolder folder() {
        return folder;
    }

    Site set(String key, String value) {
        folder.property(key, value);
        return this;
    }

    /** The mailbox file says this, too. */
    Site mailbox(Map<String, String> options) {
        folder.mailbox("support", "vtiger-imaps", DELAY, options);
        return this;
    }

    /** The mailbox is reached by this port in plain text. */
    Site through(TroubledImap imap, Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.put("host", "localhost:" + imap.port());
        folder.mailbox("support", "vtiger-imap", DELAY, all);
        return this;
    }

    /** The connector, as the README starts it. */
    ConnectorCommand command() {
        return command(folder);
    }

    static ConnectorCommand command(WorkingFolder folder) {
        return ClassArchive.shared().usedBy(plainCommand(folder));
    }

    /** The same, for a start that takes its time. */
    static ConnectorCommand plainCommand(WorkingFolder folder) {
        return ConnectorProcess.in(folder.path()).jvm("-Xmx96m", "-XX:TieredStopAtLevel=1");
    }

    ConnectorProcess start() {
        return started(command());
    }

    /** Starts it; it ends with the site. */
    ConnectorProcess started(ConnectorCommand command) {
        ConnectorProcess connector = command.start();
        connectors.add(connector);
        return connector;
    }

    /** Starts it and waits until it has looked into its mailbox, so that its ledger is older than what comes now. */
    ConnectorProcess startAndLookIn() throws InterruptedException {
        ConnectorProcess connector = start();
        connector.awaitLine(line -> line.contains("is seen for the first time"));
        return connector;
    }

    /** What the connector's health page says: that all is well, or not. */
    boolean isHealthy() {
        try {
            URL page = new URL("http://127.0.0.1:" + healthPort + "/health");
            HttpURLConnection connection = (HttpURLConnection) page.openConnection();
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it becomes healthy, soon. */
    boolean becomesHealthy() {
        return Patience.becomesTrue(this::isHealthy);
    }

    void deliver(int number) {
        deliver(mail.mailbox(), number, 0);
    }

    /** Delivers so many letters, each with so many bytes besides, into a mailbox of this mail server. */
    void deliver(TestMailbox to, int number, int bytes) {
        for (int i = 0; i < number; i++) {
            byte[] letter = new Letter(++letters).mail(bytes);
            if (bytes == 0) {
                delivered.add(letter);
            }
            to.deliver(letter);
            if (letters % 10 == 0) {
                newsletters++;
                to.deliver(Mails.to(to.user())
                        .subject("Newsletter " + newsletters + " of the bench")
                        .text("x")
                        .build());
            }
        }
    }

    /** Delivers so many letters as a device writes them. */
    void deliverOfDevice(int number) {
        for (int i = 0; i < number; i++) {
            mail.deliver(new Letter(++letters).mailOfDevice());
        }
    }

    /** Delivers all letters once more: the same mails, of which no further comment may be made. */
    void deliverAgain() {
        delivered.forEach(mail::deliver);
    }

    int letters() {
        return letters;
    }

    int newsletters() {
        return newsletters;
    }

    /** Until there are so many comments. */
    void awaitComments(int number) {
        await().until(() -> vtiger.comments().size() >= number);
    }

    /** Until nothing but the newsletters is unread; also if it is not to be: the tally tells what is missing. */
    void awaitSettled() {
        awaitSettled(List.of(mail.mailbox()));
    }

    void awaitSettled(List<TestMailbox> mailboxes) {
        Patience.becomesTrue(() -> mailboxes.stream()
                        .mapToInt(mailbox -> mailbox.unreadCount("INBOX"))
                        .sum()
                <= newsletters);
    }

    /** Since the beginning. */
    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        connectors.forEach(ConnectorProcess::close);
        mail.close();
        vtiger.close();
        folder.close();
    }
}
