package io.github.vtigermail.ops.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.ledger.DeadLetters.DeadLetter;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.file.ReviewFolder;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.testing.Ran;
import java.io.IOException;
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
            assertThat(ran.err()).contains(option, "Usage: vtiger-mail-connector");
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

    private Ran run(String... args) {
        return run(
                () -> {
                    starts.incrementAndGet();
                    return 0;
                },
                args);
    }

    private static Ran run(Callable<Integer> connector, String... args) {
        return Ran.of(
                () -> CommandLine.run(args, connector, (mailbox, findings) -> {}, mailbox -> null, new NoMailboxes()));
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
