package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.vtigermail.mailbox.file.MailboxFiles;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.vtiger.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A mailbox is a file: adding, changing and removing the file takes effect while the connector runs. */
class MailboxFilesTest {

    private final HelpDesk desk = new HelpDesk();
    private final TestMailbox sales = desk.mail.addUser("sales@example.com", "pw2");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(MailboxFiles.class);

    @BeforeEach
    void watch() {
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        desk.close();
    }

    @Test
    void anAddedFileIsLoadedAtOnce() {
        desk.start();
        desk.awaitPolled();
        sales.deliver(about("TT1 for sales"));
        desk.mailbox("sales", Map.of("username", "sales@example.com", "password", "pw2"));

        await().until(() -> desk.comments("TT1").size() == 1);
    }

    @Test
    void aRemovedFileStopsItsMailboxAndNoOther() throws IOException {
        desk.mailbox("sales", Map.of("username", "sales@example.com", "password", "pw2"));
        desk.start();
        desk.awaitPolled();
        desk.folder.withoutMailbox("sales");
        await().until(() -> desk.camel().getRoute("sales") == null);
        sales.deliver(about("TT1 for sales"));
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(sales.unreadCount("INBOX")).isEqualTo(1);
    }

    @Test
    void aChangedFileTakesEffectWithoutDisturbingTheOtherMailboxes() {
        desk.mailbox("sales", Map.of("username", "sales@example.com", "password", "pw2"));
        desk.start();
        desk.awaitPolled();
        desk.mail.clearCommands();
        var before = desk.camel().getRoute("support").getConsumer();
        desk.mailbox("sales", Map.of("username", "sales@example.com", "password", "pw2", "moveTo", "Done"));
        await().until(() -> told("is loaded: [sales]") == 2);
        sales.deliver(about("TT1 for sales"));

        await().until(() ->
                sales.folderNames().contains("Done") && sales.folder("Done").size() == 1);
        assertThat(desk.camel().getRoute("support").getConsumer()).isSameAs(before);
    }

    @Test
    void aBrokenFileIsReportedWithItsNameAndLineAndItsMailboxContinuesAsBefore() {
        desk.start();
        desk.awaitPolled();
        desk.mailbox("support", Map.of("pasword", "topsecret"));
        await().until(() -> told("support.camel.yaml, line") == 1);

        assertThat(lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("support.camel.yaml, line", "there is no option pasword", "goes on as it was"));
        assertThat(lines()).noneMatch(line -> line.contains("topsecret"));
        desk.awaitPolled();
    }

    @Test
    void aFileWithTheSchemeOfCamelMailIsReportedWithOursAndTheOthersAreLoaded() {
        desk.mailbox("old", "imaps", Map.of());
        desk.start();
        desk.awaitPolled();

        assertThat(lines())
                .filteredOn(line -> line.contains("old.camel.yaml"))
                .singleElement()
                .asString()
                .contains("old.camel.yaml, line ", "write vtiger-imaps in place of imaps");
    }

    @Test
    void aBrokenFileAtTheStartDoesNotStopTheOtherMailboxes() {
        desk.folder.mailbox("broken", "- route:\n    id: broken\n    from:\n      urri: vtiger-imaps:x\n");
        desk.folder.mailbox("noyaml", "- route: [\n");
        desk.mailbox("zecond", Map.of());
        desk.mailbox("patterns", Map.of("subjectPatterns", "(?<ticket>TT\\d+"));
        desk.mailbox("nogroup", Map.of("subjectPatterns", "TT\\d+"));
        desk.mailbox("telling", Map.of("notify", "everybody"));
        desk.mailbox("marking", Map.of("unseen", "true"));
        desk.mailbox("looping", Map.of("moveTo", "Inbox"));
        desk.folder.mailbox("hostinuri", """
                - route:
                    id: hostinuri
                    from:
                      uri: vtiger-imaps:mail.example.com
                      parameters:
                        username: x
                        password: y
                        moveTo: "A + B"
                      steps:
                        - to:
                            uri: direct:ticket-mail
                """);
        desk.start();
        desk.awaitPolled();
        desk.mailbox("unset", Map.of("password", "{{nowhere.set}}"));
        await().until(() -> told("unset.camel.yaml") > 0);

        assertThat(lines())
                .anySatisfy(line -> assertThat(line).contains("hostinuri.camel.yaml, line 4", "moveTo", "host:"))
                .anySatisfy(line ->
                        assertThat(line).contains("zecond.camel.yaml, line 3", "\"support\" reads this mailbox"))
                .anySatisfy(line -> assertThat(line).contains("broken.camel.yaml, line 4"))
                .anySatisfy(line -> assertThat(line).contains("noyaml.camel.yaml, line"))
                .anySatisfy(line -> assertThat(line)
                        .contains("unset.camel.yaml, line", "{{nowhere.set}} has no value", "application.properties"))
                .anySatisfy(line -> assertThat(line).contains("patterns.camel.yaml, line", "missing closing )"))
                .anySatisfy(line -> assertThat(line).contains("nogroup.camel.yaml, line", "ticket"))
                .anySatisfy(line -> assertThat(line).contains("telling.camel.yaml, line", "notify: it must be auto"))
                .anySatisfy(line -> assertThat(line).contains("marking.camel.yaml, line", "unseen"))
                .anySatisfy(line -> assertThat(line).contains("looping.camel.yaml, line 10", "moveTo"));
    }

    /** Each would move the mailbox's cursor past what the other waits for. */
    @Test
    void aSecondFileOnTheSameFolderIsRefusedHoweverItIsWritten() {
        desk.mailbox("support", Map.of("subjectPatterns", "\\b(?<ticket>TT\\d+)\\b"));
        desk.mailbox("xpatterns", Map.of("subjectPatterns", "\\b(?<ticket>HD-\\d+)\\b"));
        desk.mailbox("xfolder", Map.of("folderName", "Inbox"));
        desk.mailbox("xhost", Map.of("host", "LOCALHOST:" + desk.mail.imapsPort()));
        desk.mailbox("xaddress", Map.of("host", "127.0.0.1:" + desk.mail.imapsPort()));
        desk.mailbox("xuser", Map.of("username", desk.mail.user().toUpperCase(Locale.ROOT)));
        desk.mailbox("yother", Map.of("folderName", "Other"));
        desk.start();
        desk.awaitPolled();

        for (String name : List.of("xpatterns", "xfolder", "xhost", "xaddress", "xuser")) {
            assertThat(lines())
                    .filteredOn(line -> line.contains(name + ".camel.yaml"))
                    .singleElement()
                    .asString()
                    .contains(name + ".camel.yaml, line 3", "\"support\" reads this mailbox", "the patterns of both");
        }
        assertThat(told("yother.camel.yaml is loaded")).isEqualTo(1);
    }

    /** As one renames it: a copy first, and then the old one is removed. */
    @Test
    void aFileThatIsCopiedUnderAnotherNameIsReadWhenTheOldOneIsRemoved() {
        desk.start();
        desk.awaitPolled();
        desk.mailbox("helpdesk", Map.of());
        await().until(() -> told("helpdesk.camel.yaml, line 3") == 1);
        desk.folder.withoutMailbox("support");
        await().until(() -> told("helpdesk.camel.yaml is loaded: [helpdesk]") == 1);

        desk.awaitPolled();
        assertThat(told("\"support\" reads this mailbox")).isEqualTo(1);
    }

    @Test
    void aFileWhoseMailboxAnotherOneReadsIsReadWhenThatOneIsGivenAnotherFolder() {
        desk.mailbox("xsecond", Map.of());
        desk.start();
        desk.awaitPolled();
        desk.mailbox("support", Map.of("folderName", "Other"));
        await().until(() -> told("xsecond.camel.yaml is loaded: [xsecond]") == 1);

        desk.awaitPolled();
    }

    @Test
    void aFileThatIsEmptiedIsReportedAndItsMailboxContinuesAsBefore() {
        desk.start();
        desk.awaitPolled();
        desk.folder.mailbox("support", "\n");
        await().until(() -> told("support.camel.yaml is empty; the mailbox goes on as it was") == 1);

        desk.awaitPolled();
    }

    @Test
    void twoRoutesOfAFileOnTheSameFolderAreRefused() {
        desk.folder.mailbox("twice", route("first", "direct:ticket-mail") + route("second", "direct:ticket-mail"));
        desk.folder.withoutMailbox("support");
        desk.start();

        assertThat(lines())
                .anySatisfy(line -> assertThat(line).contains("twice.camel.yaml", "\"first\" reads this mailbox"));
        assertThat(desk.camel().getRoute("first")).isNull();
    }

    @Test
    void aTypoInAStepIsReportedAndItsMailboxContinuesAsBefore() {
        desk.start();
        desk.awaitPolled();
        Map<String, String> steps = Map.of(
                "dircet:ticket-mail", "there is no component dircet",
                "direct:tiket-mail", "no route begins with direct:tiket-mail; there are direct:ticket-mail",
                "seda:tiket-mail", "no route begins with seda:tiket-mail");
        steps.forEach((step, words) -> {
            desk.folder.mailbox("support", route("support", step));
            await().until(() -> told("support.camel.yaml, line 11: to: " + words) == 1);

            assertThat(lines()).last().asString().endsWith("the mailbox goes on as it was");
            desk.awaitPolled();
            assertThat(health()).isEqualTo(HealthCheck.State.UP);
        });
    }

    /** What is wrong shows only when the old route has been stopped. */
    @Test
    void aFileThatCannotBeStartedIsReplacedByTheOldOne() {
        desk.start();
        desk.awaitPolled();
        desk.folder.mailbox(
                "support",
                route("support", "direct:ticket-mail")
                        .replace("        - to:\n", "        - bean:\n            ref: nobody\n        - to:\n"));
        await().until(() -> told("goes on as it was") == 1);

        assertThat(lines()).anySatisfy(line -> assertThat(line).contains("support.camel.yaml", "goes on as it was"));
        desk.awaitPolled();
        assertThat(health()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aStepThatLeadsNowhereIsRefusedAtTheStart() {
        desk.folder.mailbox("support", route("support", "direct:tiket-mail"));
        desk.start();

        await().until(() -> told("support.camel.yaml, line 11: to: no route begins with direct:tiket-mail") == 1);
        assertThat(desk.camel().getRoute("support")).isNull();
    }

    /** The old mailbox still has a mail in progress, and ends after the new one has begun. */
    @Test
    void aMailboxThatIsReloadedWhileAMailIsInProgressKeepsItsHealthCheck() {
        desk.set("vtiger.answer-timeout", "60s");
        desk.start();
        desk.awaitPolled();
        desk.vtiger.faults().silence(Duration.ofSeconds(600)).next("create", 1, Fault.SILENT);
        desk.mail.deliver(about("TT1 slow"));
        await().until(() -> desk.vtiger.faults().met() == 1);
        desk.mailbox("support", Map.of("moveTo", "Done"));
        await().until(() -> told("is loaded: [support]") == 2);
        await().until(() -> pollThreads() == 2);
        desk.vtiger.faults().endSilence();
        await().until(() -> pollThreads() == 1);

        assertThat(health()).isEqualTo(HealthCheck.State.UP);
        desk.mail.stop();
        await().until(() -> health() == HealthCheck.State.DOWN);
    }

    @Test
    void aBrokenFileWithTheNameOfAnotherMailboxDoesNotTakeItsHealthCheck() {
        desk.folder.withoutMailbox("support");
        desk.folder.mailbox("a", route("support", "direct:ticket-mail"));
        desk.start();
        desk.awaitPolled();
        desk.folder.mailbox("support", "- route: [\n");
        await().until(() -> health("mailbox-support.camel.yaml") == HealthCheck.State.DOWN);
        assertThat(health()).isEqualTo(HealthCheck.State.UP);

        desk.mail.stop();
        await().until(() -> health() == HealthCheck.State.DOWN);
        desk.folder.withoutMailbox("support");
        await().until(() -> health("mailbox-support.camel.yaml") == null);
        assertThat(health()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void aPasswordMayContainAnyCharacter() {
        String password = "p%a+s&s=w?o#r\\d {x}'\"";
        TestMailbox odd = desk.mail.addUser("odd@example.com", password);
        desk.set("odd.password", password);
        desk.mailbox("odd", Map.of("username", "odd@example.com", "password", "{{odd.password}}"));
        odd.deliver(about("TT1 odd"));
        desk.start();

        await().until(() -> desk.comments("TT1").size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales.yaml", "sales.yml", "sales.camel.yml", "sales.camel.yaml.txt", "Sales.YAML"})
    void aFileThatIsNotReadBecauseOfItsNameIsReported(String name) {
        desk.folder.file("routes/mailboxes/" + name, "- route:");

        desk.start();

        assertThat(lines()).contains(name + " is not read: the name of a mailbox file must end in .camel.yaml");
    }

    @Test
    void withoutAnyMailboxHealthIsDown() {
        desk.folder.withoutMailbox("support");
        desk.start();

        assertThat(health("mailboxes")).isEqualTo(HealthCheck.State.DOWN);
        desk.mailbox("support", Map.of());
        await().until(() -> health("mailboxes") == null);
    }

    @Test
    void aPasswordInAFileOfItsOwnMayLookLikeAPlaceholder() {
        String password = "a{{y}}b}}c{{env:HOME}}";
        TestMailbox odd = desk.mail.addUser("odd@example.com", password);
        desk.folder.file("secrets/odd", password + "\n");
        desk.set("secrets.dir", desk.folder.path("secrets").toString());
        desk.set("odd.password", "{{secret:odd}}");
        desk.mailbox("odd", Map.of("username", "odd@example.com", "password", "{{odd.password}}"));
        desk.mailbox(
                "direct", Map.of("username", "odd@example.com", "password", "{{secret:odd}}", "folderName", "Other"));
        odd.deliver(about("TT1 odd"));
        desk.start();

        desk.awaitComments("TT1", 1);
    }

    private HealthCheck.State health() {
        return health("mailbox-support");
    }

    private HealthCheck.State health(String name) {
        return HealthCheckRegistry.get(desk.camel())
                .getCheck(name)
                .map(check -> check.call().getState())
                .orElse(null);
    }

    private long pollThreads() {
        String context = desk.camel().getName();
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Camel (" + context + ") ") && name.contains("poll-support"))
                .count();
    }

    private static String route(String id, String step) {
        return """
                - route:
                    id: %s
                    from:
                      uri: vtiger-imaps
                      parameters:
                        host: "{{support.host}}"
                        username: "{{support.username}}"
                        password: "{{support.password}}"
                        delay: "100"
                      steps:
                        - to:
                            uri: %s
                """.formatted(id, step);
    }

    private long told(String what) {
        return lines().stream().filter(line -> line.contains(what)).count();
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
