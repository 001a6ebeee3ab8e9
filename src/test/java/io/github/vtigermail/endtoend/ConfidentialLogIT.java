package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to a mail, and at any log level: nothing confidential is logged. */
class ConfidentialLogIT {
    private static final List<String> SECRETS = List.of(
            "Zaphod",
            "Beeblebrox",
            "zaphod@heartofgold.example",
            "heartofgold",
            HelpDesk.KEY,
            "sessionName",
            "accessKey=",
            "panic",
            "Marvin",
            "Slartibartfast");

    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void noOutcomeLogsASubjectBodyAddressKeyPasswordTokenOrSession() throws Exception {
        desk.folder.file("loud.xml", """
                <configuration>
                  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%level %logger %msg%n%ex</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="console"/></root>
                </configuration>
                """);
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        desk.vtiger.addContact("zaphod@heartofgold.example");
        desk.vtiger.addUser("staff", "x", "staff@heartofgold.example", false);
        desk.mailbox("broken", Map.of("pasword", "Zaphod"));
        TestMailbox strict = desk.mail.addUser("strict@example.com", "pw2");
        desk.mailbox("strict", Map.of("username", strict.user(), "password", "pw2", "senders", "ticket"));
        byte[] stranger = about("TT10");
        strict.deliver(stranger);
        byte[] comment = about("TT1");
        byte[] twice = about("TT1");
        desk.mail.deliver(comment);
        desk.mail.deliver(comment);
        desk.mail.deliver(twice);

        try (ConnectorProcess connector =
                desk.asProcess().jvm("-Dlogback.configurationFile=loud.xml").start()) {
            desk.awaitSettled(comment, twice);
            await().until(() -> !strict.folder("Quarantine").isEmpty());
            settles(about("no reference"), false);
            settles(about("TT4711 unknown"), true);
            settles(about("TT1 or TT2"), true);
            settles(about("TT" + "9".repeat(100)), true);
            desk.vtiger.dropSessions();
            settles(about("TT2 session lost"), true);
            desk.vtiger.faults().next("create", 1, Fault.MADE_THEN_CONNECTION_CLOSED);
            settles(about("TT3 answer lost"), true);
            desk.vtiger.faults().next(Faults.ANY, 4, Fault.TEXT_INSTEAD_OF_JSON);
            settles(about("TT4 no envelope"), true);
            desk.vtiger.faults().next("create", 1, Fault.HTML_WARNING_BEFORE_JSON);
            settles(about("TT5 warning"), true);
            settlesWithFiles(connector);
            desk.vtiger.dropSessions();
            desk.vtiger.setAccessKey("mailbot", "wrong");
            byte[] refused = about("TT6 login refused");
            desk.mail.deliver(refused);
            connector.awaitLine(line -> line.contains("refuses the login"));
            desk.vtiger.setAccessKey("mailbot", HelpDesk.KEY);
            desk.awaitSettled(refused);
            desk.mail.restart();
            settles(about("TT7 mail server away"), true);
            settles(automatic(), false);
            connector.terminate();
            connector.exitCode();

            assertThat(connector.output()).as("the log is verbose").hasSizeGreaterThan(500);
            assertThat(connector.output()).as("of every outcome").satisfies(lines -> {
                for (String outcome :
                        List.of("DONE", "DUPLICATE", "LEFT_ALONE", "DEAD_LETTER", "QUARANTINED", "UNSETTLED")) {
                    assertThat(lines).anyMatch(line -> line.contains("outcome=" + outcome));
                }
            });
            assertThat(desk.vtiger.secretsGivenOut()).isNotEmpty();
            List<String> secrets = new ArrayList<>(SECRETS);
            secrets.addAll(desk.vtiger.secretsGivenOut());
            secrets.addAll(List.of(desk.mail.password(), desk.mail.user()));
            assertThat(connector.output())
                    .filteredOn(line -> secrets.stream().anyMatch(line::contains))
                    .isEmpty();
        }
    }

    /** Files that are dropped, refused or left out: each case is logged. */
    private void settlesWithFiles(ConnectorProcess connector) throws Exception {
        desk.vtiger.uploadLimits(0, 8, 20);
        settles(about("TT10 files dropped"), true);
        connector.awaitLine(line -> line.contains("Vtiger kept 0 of 1 files"));
        desk.vtiger.uploadLimits(2, 8, 20);
        settles(with("TT11 files left", "Marvin.exe"), true);
        desk.vtiger.faults().next("create", 3, Fault.REFUSE_502);
        settles(about("TT12 files refused"), true);
        connector.awaitLine(line -> line.contains("Vtiger does not take 1 files"));
    }

    private void settles(byte[] mail, boolean isTaken) {
        desk.mail.deliver(mail);
        if (isTaken) {
            desk.awaitSettled(mail);
        } else {
            byte[] behind = about("TT8 behind it");
            desk.mail.deliver(behind);
            desk.awaitSettled(behind);
        }
    }

    private static byte[] about(String subject) {
        return with(subject, "Marvin.pdf");
    }

    private static byte[] with(String subject, String fileName) {
        return Mails.to("support@example.com")
                .from("Zaphod Beeblebrox <zaphod@heartofgold.example>")
                .subject(subject + " Zaphod")
                .text("Don't panic, says Beeblebrox.")
                .attachment(fileName, "Slartibartfast was here.".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static byte[] automatic() {
        return Mails.to("support@example.com")
                .from("Zaphod Beeblebrox <zaphod@heartofgold.example>")
                .subject("TT9 Zaphod is away")
                .header("Auto-Submitted", "auto-replied")
                .text("Beeblebrox")
                .build();
    }
}
