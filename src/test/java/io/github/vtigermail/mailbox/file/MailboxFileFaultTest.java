package io.github.vtigermail.mailbox.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.testing.TempFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailConfiguration;
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
                .isEqualTo(
                        "support.camel.yaml, line 8: folderName: {{support.folder}} has no value; set support.folder in "
                                + "application.properties");
    }

    @Test
    void aVariableThatIsNotSetIsNamedWithItsLineAndWhatToDo() throws Exception {
        assertThat(complaint("folderName: \"{{env:NO_SUCH_VARIABLE_OF_OURS}}\""))
                .isEqualTo(
                        "support.camel.yaml, line 8: folderName: {{env:NO_SUCH_VARIABLE_OF_OURS}} has no value; set the "
                                + "environment variable NO_SUCH_VARIABLE_OF_OURS");
    }

    @ParameterizedTest
    @CsvSource({
        "start: all,start: it must be unread",
        "notify: boss,'notify: it must be auto, owner'",
        "workers: 0,workers: it must be a number",
        "unseen: true,unseen: this option of camel-mail has no effect"
    })
    void aWrongOptionIsNamedWithItsLine(String option, String complaint) throws Exception {
        assertThat(complaint(option)).startsWith("support.camel.yaml, line 8: " + complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "password: \"hunter2\\thunter2\",password: it contains a tab; remove it",
        "password: \"hunter2\\nhunter2\",password: it contains a line end; remove it",
        "moveTo: \"Do\\u200bne\",moveTo: it contains the invisible character U+200B; remove it",
        "delay: \"hunter2\\t1\",delay: it contains a tab; remove it"
    })
    void aControlCharacterInAValueIsNamed(String option, String complaint) throws Exception {
        assertThat(complaint(option)).isEqualTo("support.camel.yaml, line 8: " + complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "mail\\tserver.example.com,it contains a tab; remove it",
        "mail server.example.com,it contains a blank; it must be a name such as mail.example.com",
        "mail\\u00a0server,it contains a no-break space; it must be a name such as mail.example.com",
        "imaps://mail.example.com,'write the name of the mail server alone, such as mail.example.com, without imaps://'",
        "mail.example.com:imaps,'what follows the : must be a port, a number from 1 to 65535'",
        "mail.example.com:70000,'what follows the : must be a port, a number from 1 to 65535'",
        "me@mail.example.com,it contains an @; user name and password are the options username and password",
        "mail.example.com/INBOX,'it must be a name such as mail.example.com, or an address'"
    })
    void aWrongHostIsNotShownAndNamedWithWhatToWrite(String host, String complaint) throws Exception {
        Files.writeString(file, mailbox(host, "u", SECRET));

        assertThat(fault()).isEqualTo("support.camel.yaml, line 6: host: " + complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.com:1993,mail.example.com,1993",
        "mail.portal.example.com,mail.portal.example.com,993",
        "mail_server,mail_server,993",
        "müller.example,xn--mller-kva.example,993",
        "::1,::1,993",
        "2001:db8::25,2001:db8::25,993",
        "[2001:db8::25]:1993,2001:db8::25,1993",
        "\\ufeffmail.example.com\\t,mail.example.com,993",
        "\\u00a0 mail.example.com\\n,mail.example.com,993"
    })
    void aHostMayBeANameOrAnAddressWithoutWhatCannotBeSeen(String host, String name, int port) throws Exception {
        Files.writeString(file, mailbox(host, "\\tu\\u00a0", "\\ufeff" + SECRET + "\\n"));

        MailConfiguration account =
                MailboxFile.read(context, file).get(0).endpoint().getConfiguration();

        assertThat(account.getHost()).isEqualTo(name);
        assertThat(account.getPort()).isEqualTo(port);
        assertThat(account.getUsername()).isEqualTo("u");
        assertThat(account.getPassword()).isEqualTo(SECRET);
    }

    @Test
    void aTabBeforeAnEntryIsNamed() throws Exception {
        assertThat(complaint("\tpassword: hunter2"))
                .isEqualTo("support.camel.yaml, line 8: a tab is at the beginning of this line; YAML takes only blanks "
                        + "there");
    }

    @Test
    void aFileInUtf16IsReported() throws Exception {
        Files.writeString(file, mailbox("mail.example.com", "u", SECRET), StandardCharsets.UTF_16);

        assertThat(fault()).isEqualTo("support.camel.yaml: it is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void aFileWithAByteOrderMarkIsRead() throws Exception {
        Files.writeString(file, "\ufeff" + mailbox("mail.example.com", "u", SECRET));

        assertThat(MailboxFile.read(context, file)).hasSize(1);
    }

    private static String mailbox(String host, String username, String password) {
        return """
                - route:
                    id: support
                    from:
                      uri: vtiger-imaps
                      parameters:
                        host: "%s"
                        username: "%s"
                        password: "%s"
                      steps:
                        - to: log:x
                """.formatted(host, username, password);
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
        return MailboxFileFault.describe(file, fault);
    }
}
