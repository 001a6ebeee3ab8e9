package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Which of the connectors that share a ledger live: each says so every few seconds, and the claims of one that has not for
 * {@link #LAPSE} are free. All by the database's clock, so that no connector's own clock matters.
 *
 * <p>A connector that cannot say that it lives must not make a comment either: another may be at the mail by now. It stops
 * well before its claims lapse, so that a call which is under way by then has come to its end.
 *
 * <p>A ledger in a file has one connector, and whoever else has claims in it is dead.
 */
public final class Heartbeat {
    /** How often to say it. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);
    /** Who has not said it for so long counts as dead. */
    static final Duration LAPSE = Duration.ofSeconds(50);
    /** Who could not say it for so long makes no more comments. */
    static final Duration SURE = Duration.ofSeconds(15);

    private static final String NOW = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    private static final String SAY = "insert into connector (id, alive_until) values (?, " + NOW + " + ?) "
            + "on conflict (id) do update set alive_until = excluded.alive_until";

    private final Ledger ledger;
    private final String id = UUID.randomUUID().toString();
    private volatile long said;

    /** Says it for the first time. */
    public Heartbeat(Ledger ledger) {
        this.ledger = ledger;
        beat();
    }

    /** Says that this connector lives, and forgets those that are dead for long. */
    public void beat() {
        long asked = System.nanoTime();
        if (ledger.isShared()) {
            try (Connection connection = ledger.connection();
                    PreparedStatement say = connection.prepareStatement(SAY);
                    PreparedStatement forget =
                            connection.prepareStatement("delete from connector where alive_until < " + NOW + " - ?")) {
                say.setString(1, id);
                say.setLong(2, LAPSE.toMillis());
                say.executeUpdate();
                forget.setLong(1, Duration.ofDays(1).toMillis());
                forget.executeUpdate();
            } catch (SQLException e) {
                throw new LedgerUnavailableException("tell that this connector lives", e);
            }
        }
        said = asked;
    }

    /** Whether this connector's claims are its own still. */
    boolean isSure() {
        return !ledger.isShared() || System.nanoTime() - said < SURE.toNanos();
    }

    /** This connector, as the claims name it. */
    String id() {
        return id;
    }

    /** Whether that connector lives. */
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

    /** This connector ends in order: whatever it has claimed is free at once. */
    public void end() {
        if (ledger.isShared()) {
            try (Connection connection = ledger.connection();
                    PreparedStatement delete = connection.prepareStatement("delete from connector where id = ?")) {
                delete.setString(1, id);
                delete.executeUpdate();
            } catch (SQLException e) {
                // Then its claims lapse.
            }
        }
    }
}
