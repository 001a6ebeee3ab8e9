package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With standby one connector at a time works on a mailbox, and there always is one. */
class LeasesTest {
    private final Ledger ledger = Ledger.open(PostgresServer.newDatabase(), "", "", Clock.systemUTC());
    private final Heartbeat first = new Heartbeat(ledger);
    private final Heartbeat second = new Heartbeat(ledger);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theFirstConnectorGetsTheLeaseAndKeepsIt() {
        assertThat(of(first).acquire("support")).isTrue();
        assertThat(of(second).acquire("support")).isFalse();
        assertThat(of(first).acquire("support")).isTrue();
        assertThat(of(second).acquire("sales")).isTrue();
    }

    @Test
    void theLeaseOfADeadConnectorIsTakenOverForGood() throws SQLException {
        of(first).acquire("support");
        dies(first);

        assertThat(of(second).acquire("support")).isTrue();
        first.beat();
        assertThat(of(first).acquire("support")).isFalse();
    }

    @Test
    void aReleasedLeaseIsFreeAtOnce() {
        of(first).acquire("support");
        of(second).release("support");
        assertThat(of(second).acquire("support"))
                .as("the lease of another cannot be released")
                .isFalse();

        of(first).release("support");
        assertThat(of(second).acquire("support")).isTrue();
    }

    private Leases of(Heartbeat connector) {
        return new Leases(ledger, connector);
    }

    private void dies(Heartbeat connector) throws SQLException {
        try (Connection connection = ledger.connection();
                PreparedStatement update =
                        connection.prepareStatement("update connector set alive_until = 0 where id = ?")) {
            update.setString(1, connector.id());
            update.executeUpdate();
        }
    }
}
