package io.github.vtigermail.ops.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.ledger.DeadLetters.DeadLetter;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.file.ReviewFolder;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.testing.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Exit codes and messages, which scripts and people rely on. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class CommandLineTest {
    private static final List<Path> FOLDERS = new ArrayList<>();

    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void helpShowsUsageAndExitCodes() {
        Ran ran = run("--help");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("Usage: vtiger-mail-connector", "--version", "application.properties", "Exit codes:");
        assertThat(ran.err()).isEmpty();
        assertThat(starts).hasValue(0);
    }

    @Test
    void versionShowsTheVersion() {
        Ran ran = run("--version");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith("vtiger-mail-connector ");
        assertThat(starts).hasValue(0);
    }

    @Test
    void anUnknownOptionStartsNothing() {
        for (String option : List.of("--nonsense", "-x", "77")) {
            Ran ran = run(option);

            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).contains(option);
            assertThat(ran.err().lines())
                    .hasSizeLessThanOrEqualTo(3)
                    .last()
                    .isEqualTo("See vtiger-mail-connector --help");
            assertThat(ran.out()).isEmpty();
        }
        assertThat(starts).hasValue(0);
    }

    @Test
    void withoutACommandTheConnectorRunsAndReturnsItsExitCode() {
        assertThat(run().exitCode()).isZero();
        assertThat(starts).hasValue(1);
        assertThat(run(() -> 7).exitCode()).isEqualTo(7);
    }

    @Test
    void everyWrongSettingIsALineAndTheExitCodeIs2() {
        Ran ran = run(() -> {
            throw new IllegalStateException(
                    "wrapped", new InvalidSettingsException(List.of("vtiger.url is missing", "x is wrong")));
        });

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).containsExactly("vtiger.url is missing", "x is wrong");
    }

    @Test
    void aFailureIsOneLineWithoutAStackTrace() {
        Ran ran = run(() -> {
            throw new IllegalStateException(
                    new LedgerUnavailableException("be opened", new IOException("The file is locked")));
        });

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines())
                .containsExactly(
                        "the connector cannot start: the ledger cannot be opened; see ledger.url, its disk and "
                                + "its permissions (IOException)");
        assertThat(run(() -> {
                            throw new IllegalStateException();
                        })
                        .err()
                        .lines())
                .containsExactly("the connector cannot start: IllegalStateException");
    }

    @Test
    void anUnknownOrMissingMailboxIsAUsageError() {
        Ran unknown = run("release", "--mailbox", "slaes");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err().lines()).containsExactly("there is no mailbox slaes");
        assertThat(run("release").exitCode()).isEqualTo(2);
        assertThat(run("release", "--mailbox", "sales", "all").exitCode()).isEqualTo(2);
        assertThat(starts).hasValue(0);
    }

    @Test
    void helpNamesTheFolderOfTheSettingsAndTheVariable() {
        assertThat(run("--help").out()).contains("--config=DIR", "VTIGER_MAIL_CONFIG");
        assertThat(run("check", "--help").out()).contains("--config=DIR");
    }

    @Test
    void theFolderOfTheSettingsIsTheOneThatIsNamedBeforeOrAfterTheCommand() {
        FOLDERS.clear();
        run("check");
        run("--config", "a", "check");
        run("check", "--config", "b");
        run("--config=c");
        assertThat(FOLDERS).containsExactly(Path.of("default"), Path.of("a"), Path.of("b"), Path.of("c"));
    }

    @Test
    void aMistakeIsTwoLinesAndAPointerToTheHelpOfItsCommand() {
        for (String[] mistake : new String[][] {
            {"release"},
            {"explain"},
            {"explain", "--nonsense", "x"},
            {"dead-letters"},
            {"dead-letters", "retry"},
            {"chek"}
        }) {
            Ran ran = run(mistake);
            assertThat(ran.exitCode()).as(String.join(" ", mistake)).isEqualTo(2);
            assertThat(ran.err().lines()).hasSizeBetween(2, 3).last().asString().endsWith("--help");
        }
        assertThat(run("explain").err()).contains("See vtiger-mail-connector explain --help");
        assertThat(run("chek").err()).contains("Did you mean", "check");
    }

    @Test
    void helpOfACommandIsItsUsage() {
        assertThat(run("help", "explain").out()).startsWith("Usage: vtiger-mail-connector explain");
        assertThat(run("help").out()).startsWith("Usage: vtiger-mail-connector");
    }

    @Test
    void theCompletionForBashOffersCommandsAndOptions() throws Exception {
        Path script = Files.createTempFile("completion", ".sh");
        try {
            Files.writeString(script, run("generate-completion").out());
            Process bash = new ProcessBuilder(
                            "bash",
                            "-c",
                            "source " + script
                                    + "; COMP_WORDS=(vtiger-mail-connector che); COMP_CWORD=1; COMP_LINE='vtiger-mail-connector che';"
                                    + " COMP_POINT=${#COMP_LINE}; _complete_vtiger-mail-connector 2>/dev/null; echo ${COMPREPLY[@]}")
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("check");
        } finally {
            Files.delete(script);
        }
    }

    private Ran run(String... args) {
        return run(
                () -> {
                    starts.incrementAndGet();
                    return 0;
                },
                args);
    }

    private static Ran run(Callable<Integer> connector, String... args) {
        return Ran.of(() -> CommandLine.run(
                Path.of("default"),
                folder -> {
                    FOLDERS.add(folder);
                    return new Actions(
                            connector, (mailbox, findings) -> {}, mailbox -> null, mailbox -> null, new NoMailboxes());
                },
                args));
    }

    /** The folders of a connector without mailboxes. */
    private static final class NoMailboxes implements MailboxFolders {
        @Override
        public List<String> mailboxes() {
            return List.of();
        }

        @Override
        public ReviewFolder quarantine(String mailbox) {
            throw new InvalidSettingsException(List.of("there is no mailbox " + mailbox));
        }

        @Override
        public ReviewFolder deadLetters(String mailbox) {
            throw new InvalidSettingsException(List.of("there is no mailbox " + mailbox));
        }

        @Override
        public Map<String, DeadLetter> reasons(String mailbox) {
            return Map.of();
        }
    }
}
