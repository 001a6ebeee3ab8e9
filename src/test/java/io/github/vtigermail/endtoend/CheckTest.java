package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.PostgresServer;
import io.github.vtigermail.testing.Ran;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Who sets the connector up sees before its first start what must be mended, and nothing is changed by looking. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class CheckTest {
    private HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aHelpDeskInOrderIsSaidToBeSo() {
        useTls();
        desk.mail.deliver(about("TT1 one"));
        desk.mail.deliver(about("AW: TT1 again"));
        desk.mail.deliver(about("TT2 two"));
        desk.mail.deliver(about("lunch"));

        Ran ran = check();

        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains(
                        "✓ settings",
                        "✓ vtiger ",
                        "✓ clock",
                        "logged in as mailbot: Vtiger 8.2.0",
                        "✓ vtiger-tickets",
                        "✓ vtiger-contacts",
                        "✓ vtiger-organizations",
                        "✓ vtiger-users",
                        "✓ vtiger-comments",
                        "✓ vtiger-new-comments",
                        "✓ ledger",
                        "does not exist yet, and can be created",
                        "✓ mailbox support tls",
                        "✓ mailbox support login",
                        "failedFolder Failed is made when it is needed",
                        "look at 4 mails, of which 3 have a ticket in their subject, 2 tickets in all",
                        "All is well.")
                .doesNotContain("✗")
                .doesNotContain(desk.mail.password(), HelpDesk.KEY);
        assertThat(desk.vtiger.secretsGivenOut()).noneMatch(ran.out()::contains);
    }

    @Test
    void lookingChangesNothingOnGreenMail() {
        lookingChangesNothing();
    }

    @Test
    void lookingChangesNothingOnDovecot() {
        DovecotServer.assumeAvailable();
        useMail(new DovecotServer());
        lookingChangesNothing();
        assertThat(((DovecotServer) desk.mail).commands())
                .noneMatch(command -> command.matches(
                        "(?i)(SELECT|CREATE|SUBSCRIBE|APPEND|EXPUNGE|(UID )?(STORE|COPY|MOVE|EXPUNGE)) .*"))
                .anyMatch(command -> command.startsWith("EXAMINE"));
    }

    private void lookingChangesNothing() {
        byte[] known = about("TT1 known");
        desk.mail.deliver(known);
        desk.start().awaitSettled(known);
        desk.stop();
        desk.mail.deliver(about("TT2 waits"));
        desk.mail.clearCommands();
        Map<String, String> files = files();
        List<StoredMail> mails = desk.inbox();
        List<String> folders = desk.mail.folderNames();
        int requests = desk.vtiger.requests().size();

        Ran ran = check();

        assertThat(ran.out()).contains("✓ ledger", "exists and is writable", "waiting to be looked at: 1 mail");
        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(files()).isEqualTo(files);
        assertThat(desk.inbox()).usingRecursiveComparison().isEqualTo(mails);
        assertThat(desk.mail.folderNames()).isEqualTo(folders);
        assertThat(desk.vtiger.requests().stream().skip(requests).map(ReceivedRequest::operation))
                .containsOnly("getchallenge", "login", "query", "describe");
    }

    @Test
    void everyMistakeIsALineAndOneDoesNotHideTheOthers() {
        desk.set("vtiger.acces-key", "x").set("colour", "green").set("support.password", "{{secret:support}}");
        desk.vtiger.setAccessKey("mailbot", "another");
        desk.folder.mailbox("broken", "- route:\n\tid: x\n");
        desk.folder.file("routes/mailboxes/sales.yaml", "- route:\n");

        Ran ran = check();

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "✗ settings                      vtiger.acces-key is not a setting",
                        "! settings                      colour is used nowhere",
                        "✗ secret support",
                        "✗ mailboxes                     mailbox file broken.camel.yaml, line 2: a tab",
                        "! mailboxes                     sales.yaml is not read",
                        "lines with ✗");
    }

    @Test
    void aWrongKeyDoesNotHideTheMailbox() {
        desk.vtiger.setAccessKey("mailbot", "another");

        assertThat(check().out()).contains("✗ vtiger-login", "My Preferences", "✓ mailbox support login");
    }

    @Test
    void whatTheUserMayNotDoIsSaid() {
        desk.vtiger.faults().alwaysOfQueries("from Contacts", Fault.ACCESS_DENIED);
        desk.vtiger.faults().alwaysOfQueries("from Users", Fault.ACCESS_DENIED);

        Ran ran = check();

        assertThat(ran.out())
                .contains("✓ vtiger-tickets", "✗ vtiger-contacts", "View all", "! vtiger-users", "setting staff");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void aMailServerThatIsDownOrRefusesThePasswordIsNamedAndTheOthersAreTried() {
        desk.mailbox("sales", Map.of("password", "wr0ng"));
        Ran wrong = check();
        assertThat(wrong.out())
                .contains("✗ mailbox sales login", "refuses the login", "✓ mailbox support login")
                .doesNotContain("wr0ng");

        desk.mail.stop();
        assertThat(check("--mailbox", "support").out())
                .contains("✗ mailbox support login", "localhost:" + desk.mail.imapsPort())
                .doesNotContain("mailbox sales");
        desk.mail.start();
    }

    @Test
    void aCertificateThatIsNotTrustedIsSaidOfBothSides() {
        useTls();
        desk.set("tls.trust-store", "").set("tls.trust-store-password", "");

        Ran ran = check();

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "✗ vtiger-tls                    the certificate of 127.0.0.1 is not from a trusted authority",
                        "✗ mailbox support tls",
                        "- mailbox support login");
    }

    @Test
    void aCertificateForAnotherNameIsSaid() throws IOException {
        try (SSLServerSocket impostor = impostor()) {
            desk.set("support.host", "127.0.0.2:" + impostor.getLocalPort());
            desk.set("vtiger.url", "https://127.0.0.2:" + impostor.getLocalPort());

            assertThat(check().out())
                    .contains(
                            "✗ vtiger-tls                    the certificate is not for 127.0.0.2 but for localhost",
                            "✗ mailbox support tls           the certificate is not for 127.0.0.2 but for localhost");
        }
    }

    /** Another name of this machine, which the test certificate is not for. */
    private static SSLServerSocket impostor() throws IOException {
        SSLServerSocket socket = (SSLServerSocket) TestCertificate.shared()
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.2"));
        Thread thread = new Thread(() -> {
            while (!socket.isClosed()) {
                try (SSLSocket client = (SSLSocket) socket.accept()) {
                    client.startHandshake();
                    client.getInputStream().read();
                } catch (IOException e) {
                    // The client hung up, as it should.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    @Test
    void aLedgerThatIsOpenElsewhereIsAFaultOfAStartButNotOfAnotherMailbox() {
        desk.start();

        Ran all = check();
        assertThat(all.out()).contains("✗ ledger", "another connector has it open");
        assertThat(all.exitCode()).isEqualTo(1);

        Ran one = check("--mailbox", "support");
        assertThat(one.out()).contains("✓ ledger");
        assertThat(one.exitCode()).as(one.out()).isZero();
    }

    @Test
    void aLedgerInPostgresqlIsTried() {
        desk.set("ledger.url", PostgresServer.newDatabase());
        assertThat(check().out()).contains("✓ ledger");

        desk.set("ledger.url", "jdbc:postgresql://127.0.0.1:1/nothing");
        Ran ran = check();
        assertThat(ran.out()).contains("✗ ledger", "the database cannot be reached");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void aClockThatIsWrongIsSaid() {
        desk.vtiger.timePasses(Duration.ofMinutes(3));

        assertThat(check().out()).contains("! clock").containsPattern("1(79|80|81) s apart");
    }

    @Test
    void anUnknownMailboxIsAFault() {
        Ran ran = check("--mailbox", "slaes");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("there is no mailbox slaes");
    }

    @Test
    void anEmptyFolderSaysWhatIsMissing() throws IOException {
        Files.delete(desk.folder.path("application.properties"));

        Ran ran = check();

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("✗ settings", "application.properties is missing");
    }

    @Test
    void aMissingRouteFileIsSaid() throws IOException {
        Files.delete(desk.folder.path("routes/failures.camel.yaml"));

        assertThat(check().out()).contains("✗ routes", "failures.camel.yaml is missing");
    }

    @Test
    void aScriptReadsLinesOfJson() throws IOException {
        Ran ran = check("--json");

        for (String line : ran.out().lines().toList()) {
            JsonNode finding = new ObjectMapper().readTree(line);
            assertThat(finding.path("check").asText()).isNotEmpty();
            assertThat(finding.path("state").asText()).isIn("ok", "note", "fault", "unknown");
            assertThat(finding.path("message").asText()).isNotEmpty();
        }
        assertThat(ran.out()).contains("\"mailbox\":\"support\"");
    }

    /** Nothing but the connector's own patterns decide what a ticket is. */
    @Test
    void theMailboxesOwnPatternsCount() {
        desk.mailbox("support", Map.of("subjectPatterns", "(?<ticket>HD-\\d+)"));
        desk.mail.deliver(Mails.to(MailServer.USER).subject("TT1 and not HD").build());
        desk.mail.deliver(Mails.to(MailServer.USER).subject("HD-5 burns").build());

        assertThat(check().out()).contains("2 mails, of which 1 have");
    }

    private void useTls() {
        desk.set("vtiger.url", desk.vtiger.httpsUrl());
    }

    private void useMail(MailServer server) {
        desk.close();
        desk = new HelpDesk(server);
    }

    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(desk.folder.path())) {
            for (Path file : walk.toList()) {
                files.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ran check(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "check";
        System.arraycopy(args, 0, all, 1, args.length);
        return Ran.of(() -> Connector.run(desk.folder.path(), all));
    }
}
