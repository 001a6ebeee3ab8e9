package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.vtiger.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged connector as a process, as a user starts, stops and kills it. */
@Execution(ExecutionMode.CONCURRENT)
class ProcessIT {

    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void helpAndVersionArePrinted() throws Exception {
        assertThat(ended("--help")).contains("Usage: vtiger-mail-connector [-hV] [--config=DIR] [COMMAND]");
        assertThat(ended("--version"))
                .singleElement()
                .asString()
                .startsWith("vtiger-mail-connector ")
                .contains("0.");
    }

    @Test
    void eachMissingOrWrongSettingIsReportedInALineAndStopsTheStart() throws Exception {
        desk.set("vtiger.url", "http://crm.example.com");
        desk.set("vtiger.username", "");
        desk.set("vtiger.access-key", "{{env:NO_SUCH_VARIABLE}}");
        desk.set("vtiger.sessions", "many");
        desk.set("vtiger.sesions", "4");
        desk.set("ledger.keep", "long");

        try (ConnectorProcess connector = desk.asProcess().start()) {
            assertThat(connector.exitCode()).isEqualTo(2);
            List<String> lines = connector.output().stream()
                    .filter(line -> !line.contains(" INFO "))
                    .toList();
            assertThat(lines)
                    .hasSize(6)
                    .anySatisfy(line -> assertThat(line).contains("vtiger.url", "https:", "allow-insecure"))
                    .anySatisfy(
                            line -> assertThat(line).contains("vtiger.username is missing", "application.properties"))
                    .anySatisfy(line -> assertThat(line).contains("vtiger.access-key", "variable NO_SUCH_VARIABLE"))
                    .anySatisfy(line -> assertThat(line).contains("vtiger.sessions", "1 to 64"))
                    .anySatisfy(line -> assertThat(line).contains("vtiger.sesions is not a setting"))
                    .anySatisfy(line -> assertThat(line).contains("ledger.keep", "180d"));
        }
    }

    @Test
    void aFolderWithoutSettingsIsReported() throws Exception {
        java.nio.file.Files.delete(desk.folder.path("application.properties"));
        try (ConnectorProcess connector = desk.asProcess().start()) {
            assertThat(connector.exitCode()).isEqualTo(2);
            assertThat(connector.output())
                    .singleElement()
                    .asString()
                    .contains("application.properties is missing in " + desk.folder.path());
        }
    }

    @Test
    void aLedgerThatIsInUseStopsTheStart() throws Exception {
        desk.start();
        try (ConnectorProcess second = desk.asProcess().start()) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output()).anySatisfy(line -> assertThat(line).contains("the ledger cannot be opened"));
            assertThat(second.output()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void aPortOfTheHealthChecksThatIsInUseIsReportedInALine() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            desk.set("health.port", String.valueOf(other.getLocalPort()));
            try (ConnectorProcess connector = desk.asProcess().start()) {
                assertThat(connector.exitCode()).isEqualTo(1);
                assertThat(connector.output())
                        .singleElement()
                        .asString()
                        .contains("port " + other.getLocalPort(), "health.port", "another program");
            }
        }
    }

    @Test
    void ifSqliteCannotBeLoadedTheFolderIsReportedAndWhatToDo() throws Exception {
        String folder = desk.folder.path("not-there").toString();
        try (ConnectorProcess connector =
                desk.asProcess().jvm("-Dorg.sqlite.tmpdir=" + folder).start()) {
            assertThat(connector.exitCode()).isEqualTo(1);
            assertThat(connector.output())
                    .singleElement()
                    .asString()
                    .contains("the ledger cannot be opened", "into " + folder, "-Dorg.sqlite.tmpdir");
        }
    }

    @Test
    void secretsComeFromTheEnvironmentOrAFile() throws Exception {
        desk.set("vtiger.access-key", "{{secret:vtiger-key}}");
        desk.folder.file("secrets/vtiger-key", HelpDesk.KEY + "\n");
        desk.set("support.password", "{{env:SUPPORT_PASSWORD}}");
        byte[] mail = about("TT1 with secrets");
        desk.mail.deliver(mail);
        try (ConnectorProcess connector =
                desk.asProcess().env("SUPPORT_PASSWORD", desk.mail.password()).start()) {
            desk.awaitSettled(mail);
            assertThat(connector.isAlive()).isTrue();
        }
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void whenStoppedItFinishesTheMailsInProgressWithinTenSeconds() throws Exception {
        desk.vtiger.serviceTime(Duration.ZERO, Duration.ofSeconds(1));
        byte[] inHand = about("TT1 in hand");
        desk.mail.deliver(inHand);
        for (int i = 1; i <= 15; i++) {
            desk.mail.deliver(about("TT1 waits behind it, " + i));
        }
        try (ConnectorProcess connector = desk.asProcess().start()) {
            await().until(() -> desk.vtiger.requests().stream()
                    .anyMatch(request -> request.operation().equals("create")));
            connector.terminate();
            connector.exitCode();
        }
        assertThat(Connector.in(desk.folder.path()).configure().getShutdownTimeout())
                .as("shutdown timeout in seconds")
                .isLessThan(10);
        long settled = desk.inbox().stream().filter(stored -> stored.seen()).count();
        assertThat(desk.isUnread(inHand)).as("the mail in progress is finished").isFalse();
        assertThat(desk.comments("TT1"))
                .as("one comment for each mail that is marked")
                .hasSize((int) settled);
        assertThat(settled).as("the others wait").isLessThan(5);

        desk.vtiger.serviceTime(Duration.ZERO, Duration.ZERO);
        desk.start().awaitAllRead();
        assertThat(desk.comments("TT1")).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    void killedBetweenACommentAndItsConfirmationItMakesNoSecondOne() throws Exception {
        desk.set("vtiger.answer-timeout", "2s"); // the mail waits that long, and longer, after the restart
        desk.vtiger.faults().silence(Patience.LIMIT).next("create", 1, Fault.SILENT);
        byte[] mail = about("TT1 killed");
        desk.mail.deliver(mail);
        try (ConnectorProcess connector = desk.asProcess().start()) {
            desk.awaitComments("TT1", 1);
            connector.kill();
            connector.exitCode();
        }
        assertThat(desk.isUnread(mail)).isTrue();

        desk.vtiger.faults().clear();
        desk.start().awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void killedBeforeACommentItMakesItAfterTheRestart() throws Exception {
        desk.set("vtiger.answer-timeout", "2s"); // the mail waits that long, and longer, after the restart
        desk.vtiger.faults().always("create", Fault.REFUSE_502);
        byte[] mail = about("TT1 killed");
        desk.mail.deliver(mail);
        try (ConnectorProcess connector = desk.asProcess().start()) {
            await().until(() -> desk.vtiger.requests().stream()
                    .anyMatch(request -> request.operation().equals("create")));
            connector.kill();
            connector.exitCode();
        }
        desk.vtiger.faults().clear();
        desk.start().awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    private List<String> ended(String argument) throws Exception {
        try (ConnectorProcess connector = desk.asProcess().args(argument).start()) {
            assertThat(connector.exitCode()).isZero();
            return connector.output();
        }
    }
}
