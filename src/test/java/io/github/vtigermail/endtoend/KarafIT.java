package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.FreePort;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.karaf.Karaf;
import io.github.vtigermail.testing.karaf.OtherCamel;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bundle and the feature in a plain Apache Karaf: an administrator installs, configures and uninstalls them. */
class KarafIT {
    private static final Path BUNDLE = Path.of("target/vtiger-mail-connector-karaf.jar");
    private static final Path KAR = Path.of("target/vtiger-mail-connector-karaf.kar");
    private static final String CONFIGURATION = "etc/io.github.vtigermail.cfg";
    private static final String FOLDER = "etc/vtiger-mail-connector";
    private static final String LEDGER = "vtiger-mail-connector";
    private static final String ACTIVATOR = "io.github.vtigermail.karaf.Activator";
    private static final int ROUNDS = 2;
    /** Threads of Karaf and of the JDK that come and go. */
    private static final List<String> NOT_OURS = List.of(
            "ForkJoinPool.commonPool",
            "RMI ",
            "JMX ",
            "process reaper",
            "sshd-",
            "session-",
            "features-",
            "activator-");

    private static Karaf karaf;
    private static Set<String> threadsBefore;

    private final HelpDesk desk = new HelpDesk();
    private int seen;

    @BeforeAll
    static void startKaraf() {
        karaf = new Karaf().start();
        threadsBefore = karaf.jvm().threads();
    }

    @AfterAll
    static void killKaraf() {
        karaf.close();
    }

    @BeforeEach
    void startReadingTheLog() {
        seen = karaf.log().size();
    }

    @AfterEach
    void uninstall() {
        karaf.undeploy(BUNDLE);
        awaitNothingLeft();
        seen = karaf.log().size();
        karaf.delete(CONFIGURATION);
        awaitLine("Deleting configuration {io.github.vtigermail}");
        karaf.delete(FOLDER);
        karaf.delete(LEDGER);
        desk.close();
    }

    @Test
    void droppedIntoDeployItWritesItsFilesAndStartsOnceTheyAreFilledIn() {
        karaf.deploy(BUNDLE);
        assertThat(awaitLine("vtiger.access-key"))
                .contains("| ERROR |", "environment variable VTIGER_ACCESS_KEY", "waits until it is corrected");
        assertThat(karaf.path(CONFIGURATION))
                .content()
                .contains("vtiger.url = https://crm.example.com", "#ledger.url = jdbc:sqlite:" + karaf.path(LEDGER))
                .contains("#secrets.dir = " + karaf.path(FOLDER));
        for (String file : List.of("ticket-mail", "failures", "mailboxes/support")) {
            String name = "routes/" + file + ".camel.yaml";
            assertThat(karaf.path(FOLDER).resolve(name)).hasSameTextualContentAs(Path.of(name));
        }
        assertThat(faults())
                .as("a line for the example URL and one for the key, and no stack trace")
                .hasSize(2);

        desk.set("ledger.url", "jdbc:sqlite:" + karaf.path(LEDGER + "/ledger.db"));
        configure();
        assertThatAMailBecomesAComment("TT1");
        assertThat(awaitLine("outcome=DONE"))
                .contains("| mail ", "mailbox=support", "ticket=TT1", "io.github.vtigermail");
        assertThat(karaf.path(LEDGER)).as("where karaf clean deletes nothing").isNotEmptyDirectory();
        assertThat(faults()).as("since then").hasSize(2);
    }

    @Test
    void itAppliesChangesOfItsFilesAndItsConfigurationWhileItRuns() throws Exception {
        configure();
        karaf.deploy(BUNDLE);
        assertThatAMailBecomesAComment("TT1");

        TestMailbox sales = desk.mail.addUser("sales@example.com", "sesame");
        desk.mailbox("sales", Map.of("username", sales.user(), "password", sales.password()));
        putMailbox("sales");
        sales.deliver(about("TT2 to another mailbox"));
        desk.awaitComments("TT2", 1);

        desk.set("vtiger.keep-emoji", "true");
        configure();
        awaitStarted(2);
        byte[] mail = Mails.to(desk.mail.user())
                .subject("TT3")
                .text("Thanks \uD83D\uDE00")
                .build();
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT3"))
                .as("this Vtiger loses them, so without the setting their names are written")
                .first()
                .asString()
                .contains("Thanks ????");
        assertThat(desk.comments("TT3"))
                .as("what it loses is in a file")
                .element(1)
                .asString()
                .contains("mail.txt");

        int port = FreePort.find();
        desk.set("health.port", String.valueOf(port));
        configure();
        awaitStarted(3);
        assertThat(health(port)).contains("\"mailbox-sales\"", "\"status\" : \"UP\"");

        desk.set("vtiger.username", "");
        configure();
        assertThat(awaitLine("vtiger.username is missing"))
                .contains("set it in etc/io.github.vtigermail.cfg", "goes on as it was");
        assertThatAMailBecomesAComment("TT4");
        assertThat(faults()).as("one line, and no stack trace").hasSize(1);
    }

    @Test
    void itLeavesNothingBehindWhenItIsStoppedStartedAndUpdatedRepeatedly() {
        configure();
        karaf.deploy(BUNDLE);
        for (int round = 1; round <= ROUNDS; round++) {
            assertThatAMailBecomesAComment("TT" + round);
            karaf.shell("bundle:stop io.github.vtigermail");
            awaitNothingLeft();
            karaf.shell("bundle:start io.github.vtigermail");
            assertThatAMailBecomesAComment("TT1" + round);
            karaf.deploy(BUNDLE);
            awaitStarted(1 + 2 * round);
        }
        karaf.undeploy(BUNDLE);
        awaitNothingLeft();
        await().untilAsserted(() -> assertThat(karaf.jvm().loadersOf(ACTIVATOR))
                .as("its classes; JDK 17 itself may keep those of the record that it last made an equals for")
                .isLessThanOrEqualTo(1));
        assertThat(faults()).isEmpty();
    }

    @Test
    void aMailboxLogsInWithOAuth2AndNothingOfItIsLeft() throws Exception {
        DovecotServer.assumeAvailable();
        try (IdentityServer provider = new IdentityServer(MailServer.USER);
                DovecotServer dovecot = new DovecotServer(provider.uri("/introspect"))) {
            configure();
            Map<String, String> options = new HashMap<>(IdentityServer.application());
            options.put("host", dovecot.host());
            options.put("port", String.valueOf(dovecot.imapsPort()));
            options.put("username", dovecot.user());
            options.put("password", null);
            options.put("oauthProfile", "custom");
            options.put("oauthGrantType", "client-credentials");
            options.put("oauthBaseUri", provider.uri("").toString());
            desk.mailbox("modern", options);
            putMailbox("modern");
            karaf.deploy(BUNDLE);
            dovecot.deliver(about("TT1 with a token"));
            desk.awaitComments("TT1", 1);
            karaf.shell("bundle:stop io.github.vtigermail");
            awaitNothingLeft();
            karaf.shell("bundle:start io.github.vtigermail");
            dovecot.deliver(about("TT2 with another one"));
            desk.awaitComments("TT2", 1);

            karaf.undeploy(BUNDLE);
            awaitNothingLeft();
            await().untilAsserted(() -> assertThat(karaf.jvm().loadersOf(ACTIVATOR))
                    .as("its classes, which a provider of the JDK would keep")
                    .isLessThanOrEqualTo(1));
            assertThat(faults()).isEmpty();
        }
    }

    @Test
    void itIsInstalledAndUninstalledAsAFeature() {
        configure();
        karaf.deploy(KAR);
        assertThatAMailBecomesAComment("TT1");
        karaf.shell("feature:uninstall vtiger-mail-connector");
        awaitNothingLeft();

        String answer = karaf.shell("feature:install vtiger-mail-connector", "feature:list -i --no-format");
        assertThat(answer).contains("vtiger-mail-connector").doesNotContain("Error");
        assertThatAMailBecomesAComment("TT2");
        karaf.undeploy(KAR);
        awaitNothingLeft();
        assertThat(faults()).isEmpty();
    }

    @Test
    void itRunsBesideAnotherVersionOfCamel() throws Exception {
        configure();
        try (TempFolder folder = new TempFolder("other-camel")) {
            Path other = OtherCamel.bundle(folder.path());
            karaf.deploy(other);
            awaitLine("Camel 4.18.2 answers work 1");
            karaf.deploy(BUNDLE);
            assertThatAMailBecomesAComment("TT1");
            awaitLine("Apache Camel 4.22.0 (camel-");
            karaf.undeploy(BUNDLE);
            awaitNothingLeft();
            seen = karaf.log().size();
            awaitLine("Camel 4.18.2 answers work");
            karaf.undeploy(other);
            await().until(() -> !karaf.jvm().threads().contains("other Camel"));
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void itShutsDownCleanlyWithKarafAndStartsWithItAgain() {
        configure();
        karaf.deploy(BUNDLE);
        desk.vtiger.serviceTime(Duration.ZERO, Duration.ofSeconds(2));
        byte[] inHand = about("TT1 in hand");
        desk.mail.deliver(inHand);
        await().until(() -> desk.vtiger.requests().stream()
                .anyMatch(request -> request.operation().equals("create")));
        karaf.end();
        assertThat(desk.isUnread(inHand)).as("the mail in progress is finished").isFalse();
        assertThat(desk.claimsLeft()).isZero();

        desk.vtiger.serviceTime(Duration.ZERO, Duration.ZERO);
        karaf.start();
        assertThatAMailBecomesAComment("TT2");
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    private void assertThatAMailBecomesAComment(String ticket) {
        byte[] mail = about(ticket + " to " + ticket);
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
        assertThat(desk.comments(ticket)).hasSize(1);
    }

    private static String health(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Writes the configuration with the settings of the help desk, and the mailbox. */
    private void configure() {
        try {
            karaf.write(CONFIGURATION, Files.readString(desk.folder.path("application.properties")));
            putMailbox("support");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putMailbox(String name) throws IOException {
        String file = "routes/mailboxes/" + name + ".camel.yaml";
        karaf.write(FOLDER + "/" + file, Files.readString(desk.folder.path(file)));
    }

    private List<String> lines(String part) {
        return karaf.logAfter(seen).stream().filter(line -> line.contains(part)).toList();
    }

    private String awaitLine(String part) {
        await().until(() -> !lines(part).isEmpty());
        return lines(part).get(0);
    }

    private void awaitStarted(int times) {
        await().until(() -> lines("the connector has started").size() >= times);
    }

    private List<String> faults() {
        return karaf.logAfter(seen).stream()
                .filter(line -> line.contains("| ERROR |") || line.startsWith("\tat ") || line.contains("Exception"))
                .toList();
    }

    /** No thread, connection or open file is left, and the ledger is closed, so that another process can open it. */
    private void awaitNothingLeft() {
        await().untilAsserted(() -> {
            assertThat(ourThreads()).isEmpty();
            assertThat(karaf.jvm().connectionsTo(desk.mail.imapsPort()))
                    .as("connections to the mail server")
                    .isZero();
            assertThat(karaf.jvm().connectionsTo(URI.create(desk.vtiger.url()).getPort()))
                    .as("connections to Vtiger")
                    .isZero();
            assertThat(karaf.jvm().openFiles()).noneMatch(file -> file.contains("ledger"));
        });
        if (Files.exists(desk.folder.path("data/ledger.db"))) {
            assertThat(desk.claimsLeft()).isZero();
        }
    }

    private static Set<String> ourThreads() {
        Set<String> now = new TreeSet<>(karaf.jvm().threads());
        now.removeAll(threadsBefore);
        now.removeIf(name -> NOT_OURS.stream().anyMatch(name::startsWith));
        now.remove("other Camel");
        return now;
    }
}
