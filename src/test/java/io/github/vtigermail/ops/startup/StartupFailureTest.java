package io.github.vtigermail.ops.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.apache.camel.FailedToCreateRouteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why the connector does not start is said in a line of our own: other people's messages may have a password in them. */
class StartupFailureTest {
    @Test
    void amongOthersMessagesOursIsFound() {
        Exception fault = new IllegalStateException(
                "hunter2", new InvalidSettingsException(List.of("vtiger.url is missing", "staff is wrong")));

        assertThat(StartupFailure.describe(fault)).isEqualTo("vtiger.url is missing; staff is wrong");
    }

    @Test
    void aMessageThatIsNotOursIsNotPassedOn() {
        Exception fault = new IllegalStateException("hunter2", new IllegalArgumentException("password=hunter2"));

        assertThat(StartupFailure.describe(fault))
                .isEqualTo("IllegalStateException, caused by IllegalArgumentException");
    }

    @Test
    void aRouteThatCannotBeCreatedIsNamed() {
        Exception fault = new FailedToCreateRouteException(
                "sales", "sales.yaml", "route hunter2", new IllegalStateException("hunter2"));

        assertThat(StartupFailure.describe(fault))
                .startsWith("the route sales: ")
                .doesNotContain("hunter2");
    }

    @Test
    void aRefusedLoginAtTheDatabaseIsExplained() {
        SQLException refused = new SQLException("password authentication failed for hunter2", "28P01");

        assertThat(StartupFailure.describe(new LedgerUnavailableException("be opened", new RuntimeException(refused))))
                .startsWith("the ledger cannot be opened")
                .endsWith("(the database refuses the login; see ledger.username and ledger.password)");
    }

    @Test
    void aDamagedLedgerIsSaidToBeDamaged(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ledger.db"), "not a database ".repeat(1000));

        Throwable fault = catchThrowable(() -> Ledger.open("jdbc:sqlite:" + file, "", "", Clock.systemUTC()));

        assertThat(StartupFailure.describe(fault))
                .startsWith("the ledger cannot be opened")
                .endsWith("(its file is damaged, or something else: put it aside, and start again with none)");
    }

    @Test
    void aDatabasesFaultWithoutAnyCodeIsNamedByItsTypes() {
        assertThat(StartupFailure.describe(new IllegalStateException("hunter2", new SQLException("hunter2"))))
                .isEqualTo("IllegalStateException, caused by SQLException");
    }
}
