package io.github.vtigermail.mailbox.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.testing.TempFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log says where the mistake in a mailbox file is, and shows no password. */
class MailboxFileFaultTest {
    private static final String SECRET = "hunter2";

    private final TempFolder folder = new TempFolder("mailbox-file");
    private final Path file = folder.path().resolve("support.camel.yaml");
    private final CamelContext context = Contexts.ours();

    @BeforeEach
    void start() {
        context.addComponent("vtiger-imaps", new MailboxComponent());
        context.getRegistry().bind("mailboxUriFactory", new MailboxUriFactory());
        Properties properties = new Properties();
        properties.setProperty("support.username", "support@example.com");
        context.getPropertiesComponent().setInitialProperties(properties);
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        folder.close();
    }

    @Test
    void aMistypedOptionIsNamedWithItsLineAndWithoutItsValue() throws Exception {
        assertThat(complaint("pasword: " + SECRET)).isEqualTo("support.camel.yaml, line 8: there is no option pasword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pasword: \"hunter2=hunter2\"", "pasword: \"a\\nhunter2\"", "pasword: \"x, y=hunter2\""})
    void noPartOfAMistypedOptionsValueIsShown(String option) throws Exception {
        assertThat(complaint(option)).contains("pasword").doesNotContain(SECRET);
    }

    @Test
    void aPlaceholderWithoutAValueIsNamedWithItsLineAndWhatToDo() throws Exception {
        assertThat(complaint("folderName: \"{{support.folder}}\""))
                .isEqualTo("support.camel.yaml, line 8: {{support.folder}} has no value; set support.folder in "
                        + "application.properties");
    }

    @Test
    void aVariableThatIsNotSetIsNamedWithItsLineAndWhatToDo() throws Exception {
        assertThat(complaint("folderName: \"{{env:NO_SUCH_VARIABLE_OF_OURS}}\""))
                .isEqualTo("support.camel.yaml, line 8: {{env:NO_SUCH_VARIABLE_OF_OURS}} has no value; set the "
                        + "environment variable NO_SUCH_VARIABLE_OF_OURS");
    }

    @ParameterizedTest
    @CsvSource({
        "start: all,start: \"all\" is none of unread",
        "notify: boss,notify: \"boss\" is none of auto",
        "workers: 0,workers: it must be a number",
        "unseen: true,unseen: this option of camel-mail has no effect"
    })
    void aWrongOptionIsNamedWithItsLine(String option, String complaint) throws Exception {
        assertThat(complaint(option)).startsWith("support.camel.yaml, line 8: " + complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"delay", "workers", "allowInsecure", "connectionTimeout", "useFixedDelay", "mailUidGenerator"})
    void aValueThatDoesNotFitItsOptionIsReportedByItsNameAlone(String option) throws Exception {
        assertThat(complaint(option + ": " + SECRET))
                .startsWith("support.camel.yaml, line 8")
                .contains(option)
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: hunter2: x", "  password: hunter2", "\tpassword: hunter2", "password: [hunter2"})
    void invalidYamlIsReportedByItsLineAndNotShown(String line) throws Exception {
        assertThat(complaint(line)).startsWith("support.camel.yaml, line ").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "imaps,imaps",
        "imap,imap",
        "imaps:mail.example.com,imaps",
        "'imaps://{{no.such.setting}}?username=x',imaps"
    })
    void theSchemeOfCamelMailIsNamedWithOurs(String uri, String scheme) throws Exception {
        Files.writeString(file, """
                # The mailbox of the help desk
                - route:
                    id: support
                    from:
                      uri: %s
                      parameters:
                        password: hunter2
                      steps:
                        - to: log:x
                """.formatted(uri));

        assertThat(fault())
                .startsWith("support.camel.yaml, line 5: uri: write vtiger-" + scheme + " in place of " + scheme + ";")
                .doesNotContain(SECRET);
    }

    @Test
    void theSchemeOfCamelMailIsNamedWithOursInOneLineToo() throws Exception {
        Files.writeString(file, """
                - route:
                    id: imaps
                    from: "imaps:mail.example.com?username=x&password=hunter2"
                    steps:
                      - to: log:imaps
                """);

        assertThat(fault())
                .startsWith("support.camel.yaml, line 3: uri: write vtiger-imaps in place of imaps;")
                .doesNotContain(SECRET);
    }

    private String complaint(String option) throws Exception {
        Files.writeString(file, """
                # The mailbox of the help desk
                - route:
                    id: support
                    from:
                      uri: vtiger-imaps
                      parameters:
                        username: "{{support.username}}"
                %s
                        host: mail.example.com
                      steps:
                        - to: log:x
                """.formatted(
                        "        " + option + (option.contains("password") ? "" : "\n        password: x")));
        return fault();
    }

    private String fault() {
        Exception fault = catchThrowableOfType(Exception.class, () -> MailboxFile.read(context, file));
        assertThat(fault).isNotNull();
        return MailboxFileFault.describe(context, file, fault);
    }
}
