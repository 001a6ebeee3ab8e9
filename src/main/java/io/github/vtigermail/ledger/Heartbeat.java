package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Which of the connectors that share a ledger are alive. Each records every few seconds that it is; if it has not for
 * {@link #EXPIRES_AFTER}, others may take over its claims and leases. All times are the database's, so that the connectors'
 * clocks do not matter.
 *
 * <p>A ledger in a file has only one connector: any other claims in it are those of a dead process.
 */
public final class Heartbeat {
    /** How often {@link #beat()} has to be called. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);
    /** A connector counts as dead when its last heartbeat is older. */
    static final Duration EXPIRES_AFTER = Duration.ofSeconds(50);
    /** A connector takes no more mailboxes when its own last heartbeat is older. */
    static final Duration CURRENT_FOR = Duration.ofSeconds(15);

    private static final String NOW = LedgerClock.DATABASE_TIME;
    private static final String BEAT = "insert into connector (id, alive_until) values (?, " + NOW + " + ?) "
            + "on conflict (id) do update set alive_until = excluded.alive_until";

    private final Ledger ledger;
    private final String id = UUID.randomUUID().toString();
    private volatile long lastBeat;

    /** Makes the first heartbeat. */
    public Heartbeat(Ledger ledger) {
        this.ledger = ledger;
        beat();
    }

    /** Records that this connector is alive, and deletes the records of connectors that have long been dead. */
    public void beat() {
        long before = System.nanoTime();
        if (ledger.isShared()) {
            try (Connection connection = ledger.connection();
                    PreparedStatement beat = connection.prepareStatement(BEAT);
                    PreparedStatement delete =
                            connection.prepareStatement("delete from connector where alive_until < " + NOW + " - ?")) {
                beat.setString(1, id);
                beat.setLong(2, EXPIRES_AFTER.toMillis());
                beat.executeUpdate();
                delete.setLong(1, Duration.ofDays(1).toMillis());
                delete.executeUpdate();
            } catch (SQLException e) {
                throw new LedgerUnavailableException("record that this connector is alive", e);
            }
        }
        lastBeat = before;
    }

    /** Whether this connector's leases are certainly still its own. */
    boolean isCurrent() {
        return !ledger.isShared() || System.nanoTime() - lastBeat < CURRENT_FOR.toNanos();
    }

    /** This connector's id, the owner of its claims. */
    String id() {
        return id;
    }

    /** Whether the connector with that id is alive. */
    boolean isAlive(Connection connection, String other) throws SQLException {
        if (other == null || other.equals(id) || !ledger.isShared()) {
            return id.equals(other);
        }
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from connector where id = ? and alive_until > " + NOW)) {
            select.setString(1, other);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
