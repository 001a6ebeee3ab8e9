package io.github.vtigermail.ops.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A folder of one's own needs no copying and no editing, and what is there is safe. */
class InitCommandTest {
    private static final String[] ANSWERS = {
        "--vtiger-url=https://crm.firm.example/index.php?module=Home",
        "--vtiger-username=mailbot",
        "--host=imap.firm.example",
        "--username=help\\desk@firm.example"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void choose() {
        folder = temp.resolve("connector");
    }

    @Test
    void aScriptMakesAFolderByOptionsAndTheEnvironment() throws IOException {
        int exit = run(null, Map.of("VTIGER_ACCESS_KEY", "k3y", "MAILBOX_PASSWORD", "pa ss"), ANSWERS);

        assertThat(exit).as(err.toString()).isZero();
        assertThat(settings())
                .containsEntry("vtiger.url", "https://crm.firm.example")
                .containsEntry("vtiger.username", "mailbot")
                .containsEntry("vtiger.access-key", "{{secret:vtiger-access-key}}")
                .containsEntry("support.host", "imap.firm.example")
                .containsEntry("support.username", "help\\desk@firm.example")
                .containsEntry("support.password", "{{secret:support-password}}")
                .hasSize(6);
        for (String name : List.of("routes/ticket-mail.camel.yaml", "routes/failures.camel.yaml")) {
            assertThat(folder.resolve(name)).hasSameTextualContentAs(Path.of(name));
        }
        assertThat(folder.resolve("routes/mailboxes/support.camel.yaml"))
                .hasSameTextualContentAs(Path.of("routes/mailboxes/support.camel.yaml"));
        assertThat(folder.resolve("secrets/vtiger-access-key")).hasContent("k3y");
        assertThat(folder.resolve("secrets/support-password")).hasContent("pa ss");
        assertThat(out.toString()).contains("check").doesNotContain("k3y", "pa ss");
    }

    @Test
    void onlyItsOwnerReadsTheSecrets() throws IOException {
        run(null, Map.of("VTIGER_ACCESS_KEY", "k3y"), ANSWERS);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("secrets/vtiger-access-key"))))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("secrets/support-password")).doesNotExist();
        assertThat(out.toString()).contains("write the secret into the file secrets/support-password");
    }

    @Test
    void aPersonIsAskedForTheRestAndSecretsAreNotShown() throws IOException {
        Terminal terminal =
                new Terminal("crm.firm.example", "mailbot", "imap.firm.example:9993", "desk", "", "k3y", "pw");

        assertThat(run(terminal, Map.of())).as(err.toString()).isZero();

        assertThat(settings())
                .containsEntry("vtiger.url", "https://crm.firm.example")
                .containsEntry("support.host", "imap.firm.example:9993");
        assertThat(terminal.secret).containsExactly("The user's access key (My Preferences)", "The mailbox's password");
        assertThat(folder.resolve("secrets/support-password")).hasContent("pw");
    }

    @Test
    void anotherNameOfTheMailboxIsUsedThroughout() throws IOException {
        run(null, Map.of("MAILBOX_PASSWORD", "pw"), with("--mailbox=sales"));

        assertThat(settings()).containsEntry("sales.password", "{{secret:sales-password}}");
        assertThat(Files.readString(folder.resolve("routes/mailboxes/sales.camel.yaml")))
                .contains("id: sales", "{{sales.host}}", "{{sales.password}}")
                .doesNotContain("support.host");
        assertThat(folder.resolve("secrets/sales-password")).hasContent("pw");
    }

    @Test
    void aMailboxWithOAuth2NeedsNoPassword() throws IOException {
        int exit = run(null, Map.of(), with("--login=microsoft", "--tenant=t-1", "--client-id=c-1"));

        assertThat(exit).as(err.toString()).isZero();
        assertThat(settings())
                .containsEntry("support.oauth-tenant", "t-1")
                .containsEntry("support.oauth-client-id", "c-1")
                .doesNotContainKey("support.password");
        assertThat(Files.readString(folder.resolve("routes/mailboxes/support.camel.yaml")))
                .contains("oauthProfile: microsoft", "{{support.oauth-tenant}}")
                .doesNotContain("password:");
        assertThat(out.toString()).contains("authorize --mailbox support");
    }

    @Test
    void nothingIsOverwrittenAndNothingIsHalfMade() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("application.properties"), "mine");

        assertThat(run(null, Map.of("VTIGER_ACCESS_KEY", "k3y"), ANSWERS)).isEqualTo(2);

        assertThat(err.toString()).contains("application.properties exists");
        try (Stream<Path> inside = Files.list(folder)) {
            assertThat(inside).hasSize(1);
        }
        assertThat(folder.resolve("application.properties")).hasContent("mine");
    }

    @Test
    void withoutATerminalAMissingOptionIsNamed() {
        assertThat(run(null, Map.of(), "--vtiger-url=https://crm.firm.example")).isEqualTo(2);
        assertThat(err.toString()).contains("--vtiger-username");
        assertThat(folder).doesNotExist();
    }

    @Test
    void aWrongAnswerIsNamedAndNothingIsMade() {
        for (String wrong : List.of("--vtiger-url=crm firm", "--host={{x}}", "--mailbox=../x", "--username= ")) {
            assertThat(run(null, Map.of(), with(wrong))).as(wrong).isEqualTo(2);
            assertThat(folder).doesNotExist();
        }
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(ANSWERS));
        for (String one : more) {
            all.removeIf(option -> option.startsWith(one.substring(0, one.indexOf('=') + 1)));
            all.add(one);
        }
        return all.toArray(String[]::new);
    }

    private Properties settings() throws IOException {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("application.properties"))) {
            settings.load(reader);
        }
        return settings;
    }

    private int run(Terminal terminal, Map<String, String> environment, String... args) {
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = folder.toString();
        return new CommandLine(new InitCommand(terminal == null ? new Terminal() : terminal, environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    /** Somebody who types these lines; nobody, without any. */
    private static final class Terminal implements Questions {
        private final Iterator<String> lines;
        private final List<String> secret = new ArrayList<>();

        Terminal(String... lines) {
            this.lines = List.of(lines).iterator();
        }

        @Override
        public boolean canBeAsked() {
            return lines.hasNext();
        }

        @Override
        public String ask(String question) {
            return lines.next();
        }

        @Override
        public String askSecretly(String question) {
            secret.add(question);
            return lines.next();
        }
    }
}
