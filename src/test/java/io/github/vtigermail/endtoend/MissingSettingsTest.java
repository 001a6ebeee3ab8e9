package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.vtigermail.Connector;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.Ran;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connector that would read no mailbox does not start: it says which setting a mailbox file needs, and what to do. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class MissingSettingsTest {
    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aVariableThatIsNotSetStopsTheStartWithEverythingElseThatIsMissing() {
        desk.set("vtiger.access-key", "{{env:NO_SUCH_KEY}}").set("support.password", "{{env:NO_SUCH_PASSWORD}}");

        assertThat(problems())
                .hasSize(2)
                .anyMatch(line -> line.contains("set the environment variable NO_SUCH_KEY"))
                .contains("{{env:NO_SUCH_PASSWORD}} has no value; set the environment variable NO_SUCH_PASSWORD "
                        + "(support.camel.yaml names it)");
    }

    @Test
    void anEmptyPasswordStopsTheStart() {
        desk.set("support.password", "");

        assertThat(problems())
                .containsExactly("{{support.password}} is empty: set support.password in application.properties "
                        + "(support.camel.yaml names it)");
    }

    @Test
    void theMailServerOfTheExampleIsReported() {
        desk.set("support.host", "mail.example.com");

        assertThat(problems())
                .containsExactly("support.host is still that of the example: set it to the name of your mail server "
                        + "(support.camel.yaml names it)");
    }

    @Test
    void aCertificateInPemIsTrusted() {
        desk.set("tls.trust-store", TestCertificate.shared().certificatePem().toString());
        desk.set("tls.trust-store-password", "");

        desk.start().awaitPolled();
    }

    @Test
    void aSettingWithATypingErrorIsReportedFromBothSides() throws Exception {
        desk.mailbox("support", Map.of("host", "{{desk.host}}"));
        desk.set("dsk.host", "mail.example.org");

        try (LogLines log = LogLines.of("io.github.vtigermail")) {
            assertThat(problems())
                    .singleElement()
                    .asString()
                    .startsWith("{{desk.host}} has no value; set desk.host in");
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("dsk.host in application.properties is used nowhere"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "username", "password"})
    void aTabInTheAccountIsNamedByTheConnectorAndByEachCommandAndThePasswordByNone(String option) throws Exception {
        desk.set("support.password", "hunter2Quuxle").set("support." + option, "hunter2\tQuuxle");
        Path mail = Files.write(desk.folder.path("mail.eml"), HelpDesk.about("TT1 a tab"));

        try (LogLines log = LogLines.of("io.github.vtigermail")) {
            desk.start();

            assertThat(log.lines())
                    .anyMatch(line ->
                            line.contains("support.camel.yaml, line ") && line.contains(option + ": it contains a tab"))
                    .noneMatch(line -> line.contains("hunter2") || line.contains("Quuxle"));
        }
        for (String[] command :
                List.of(new String[] {"explain", mail.toString()}, new String[] {"dead-letters", "list"}, new String[] {
                    "release", "--mailbox", "support"
                })) {
            Ran ran = Ran.of(() -> Connector.run(desk.folder.path(), command));

            assertThat(ran.exitCode()).as(command[0]).isEqualTo(2);
            assertThat(ran.err()).as(command[0]).contains(option + ": it contains a tab");
            assertThat(ran.out() + ran.err()).as(command[0]).doesNotContain("hunter2", "Quuxle");
        }
    }

    @Test
    void theStartEndsWithTheExitCodeOfAWrongSetting() {
        desk.set("support.password", "{{env:NO_SUCH_PASSWORD}}");

        Ran ran = Ran.of(() -> Connector.run(desk.folder.path()));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("set the environment variable NO_SUCH_PASSWORD");
    }

    @Test
    void aFileInUtf16IsReported() throws Exception {
        rewrite(StandardCharsets.UTF_16, "");

        assertThat(problems()).containsExactly("application.properties is in UTF-16: save it as UTF-8");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstSetting() throws Exception {
        rewrite(StandardCharsets.UTF_8, "\ufeff");

        desk.start().awaitPolled();
    }

    @Test
    void aBackslashThatIsNoneIsReported() {
        desk.folder.file("application.properties", "support.password = C:\\users\n");

        assertThat(problems()).singleElement().asString().contains("write \\\\ for a backslash");
    }

    @Test
    void aFolderInPlaceOfTheFileIsReported() throws Exception {
        Path file = desk.folder.path("application.properties");
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(problems()).singleElement().asString().contains("cannot be read by the user", "see the permissions");
    }

    private void rewrite(Charset charset, String before) throws Exception {
        Path file = desk.folder.path("application.properties");
        Files.writeString(file, before + Files.readString(file), charset);
    }

    private List<String> problems() {
        InvalidSettingsException invalid =
                ObjectHelper.getException(InvalidSettingsException.class, catchThrowable(desk::start));
        assertThat(invalid).as("problems").isNotNull();
        return invalid.problems();
    }
}
