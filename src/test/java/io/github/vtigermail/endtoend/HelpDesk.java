package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.ConnectorCommand;
import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.WorkingFolder;
import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/**
 * A help desk for tests: a mail server, the Vtiger stand-in, and a folder as a user has it, with the project's own routes,
 * in which the connector is started and stopped. Vtiger has the tickets TT1 to TT20, each with a contact.
 */
final class HelpDesk implements AutoCloseable {
    static final String KEY = "s3cretAccessKey";

    final MailServer mail;
    final VtigerStandIn vtiger = VtigerStandIn.startWithTls(
            TestCertificate.shared().keyStore(), TestCertificate.shared().password());
    final WorkingFolder folder = new WorkingFolder();
    private final Map<String, String> ticketIds = new HashMap<>();
    private Main main;

    HelpDesk() {
        this(new GreenMailServer());
    }

    HelpDesk(MailServer mail) {
        this.mail = mail;
        vtiger.addUser("mailbot", KEY, "mailbot@example.com", true);
        for (int i = 1; i <= 20; i++) {
            String contact = vtiger.addContact("customer" + i + "@example.org");
            ticketIds.put("TT" + i, vtiger.addTicket("TT" + i, contact));
        }
        set("vtiger.url", vtiger.url());
        set("vtiger.username", "mailbot");
        set("vtiger.access-key", KEY);
        set("vtiger.settle-time", "1s");
        set("vtiger.refusal-time", "0s");
        set("vtiger.look-up-time", "5s");
        set("ledger.url", "jdbc:sqlite:" + folder.path("data/ledger.db"));
        set("support.host", mail.host() + ":" + mail.imapsPort());
        set("support.username", mail.user());
        set("support.password", mail.password());
        set("tls.trust-store", TestCertificate.shared().trustStore().toString());
        set("tls.trust-store-password", TestCertificate.shared().password());
        folder.withoutMailboxes();
        mailbox("support", Map.of());
    }

    /** A mail of a customer with this text as its subject and body. */
    static byte[] about(String subject) {
        return Mails.to(MailServer.USER)
                .from("customer1@example.org")
                .subject(subject)
                .text(subject)
                .build();
    }

    HelpDesk set(String key, String value) {
        folder.property(key, value);
        return this;
    }

    /** Writes a mailbox file for the first user of the server; the mailbox is polled often. */
    HelpDesk mailbox(String name, Map<String, String> options) {
        return mailbox(name, "vtiger-imaps", options);
    }

    HelpDesk mailbox(String name, String scheme, Map<String, String> options) {
        folder.mailbox(name, scheme, "100", options);
        return this;
    }

    /** Edits a route as a user would. */
    void replaceInRoute(String route, String before, String after) {
        try {
            Path file = folder.path("routes/" + route + ".camel.yaml");
            String text = Files.readString(file);
            if (!text.contains(before)) {
                throw new IllegalArgumentException(file + " has no " + before);
            }
            Files.writeString(file, text.replace(before, after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the connector in this JVM. */
    HelpDesk start() {
        main = Connector.in(folder.path());
        main.start();
        return this;
    }

    /** The command that starts it as a process, with the JIT compiler of the distribution; the caller ends the process. */
    ConnectorCommand asProcess() {
        return ConnectorProcess.in(folder.path()).jvm("-XX:TieredStopAtLevel=1");
    }

    void stop() {
        if (main != null) {
            main.stop();
            main = null;
        }
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    String ticketId(String number) {
        return ticketIds.get(number);
    }

    /** How many claims of the ledger are not confirmed; only while the connector is stopped. */
    int claimsLeft() {
        String ledger = "jdbc:sqlite:" + folder.path("data/ledger.db");
        try (Connection connection = DriverManager.getConnection(ledger);
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select count(*) from mail_claim where not confirmed")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<StoredMail> inbox() {
        return mail.folder("INBOX");
    }

    List<StoredMail> failed() {
        return mail.folderNames().contains("Failed") ? mail.folder("Failed") : List.of();
    }

    List<String> comments(String ticket) {
        return vtiger.commentsOf(ticket).stream()
                .map(comment -> comment.content())
                .toList();
    }

    /** Waits until none of the mails is unread in the inbox: they are done, or dead letters. */
    void awaitSettled(byte[]... mails) {
        await().until(() -> Stream.of(mails).noneMatch(this::isUnread));
    }

    /** Waits until the mail is in that folder: it leaves the inbox a moment before. */
    void awaitIn(String folder, byte[] mail) {
        await().until(() -> isIn(folder, mail));
    }

    void awaitComments(String ticket, int number) {
        await().until(() -> comments(ticket).size() >= number);
    }

    /**
     * Waits until the connector has gone through the whole mailbox once more. A mail after all others is settled by the poll
     * that finds them, and a mail that arrives after that by a later poll: by then the first poll has finished its work.
     */
    void awaitPolled() {
        for (String subject : List.of("TT20 the last one", "TT19 the one after it")) {
            byte[] last = Mails.to(mail.user()).subject(subject).build();
            mail.deliver(last);
            awaitSettled(last);
        }
    }

    /** Waits until no mail in the inbox is unread. */
    void awaitAllRead() {
        await().until(() -> mail.unreadCount("INBOX") == 0);
    }

    boolean isUnread(byte[] raw) {
        return inbox().stream().anyMatch(stored -> !stored.seen() && sameMail(stored, raw));
    }

    boolean isIn(String folder, byte[] raw) {
        return mail.folderNames().contains(folder)
                && mail.folder(folder).stream().anyMatch(stored -> sameMail(stored, raw));
    }

    StoredMail stored(byte[] raw) {
        return inbox().stream()
                .filter(stored -> sameMail(stored, raw))
                .findFirst()
                .orElseThrow();
    }

    private static boolean sameMail(StoredMail stored, byte[] raw) {
        return new String(stored.raw(), StandardCharsets.ISO_8859_1)
                .strip()
                .equals(new String(raw, StandardCharsets.ISO_8859_1).strip());
    }

    @Override
    public void close() {
        stop();
        mail.close();
        vtiger.close();
        folder.close();
    }
}
