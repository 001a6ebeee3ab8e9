package io.github.vtigermail.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The ledger's database. {@link Claims}, {@link JdbcCursorRepository} and {@link DeadLetters} keep their rows in it. Its
 * tables are defined in {@code V1__ledger.sql}; later versions add further files beside it.
 *
 * <p>A ledger in a file records whether it was closed in order. If it was not, a power failure may have cost it its last
 * rows, so nothing is certain about mails from before it was opened again. A shared database keeps what it has committed.
 */
public final class Ledger implements AutoCloseable {
    private final HikariDataSource connections;
    private final LedgerFile file;
    private final Instant uncertainBefore;
    private final boolean certain;

    private Ledger(HikariDataSource connections, LedgerFile file, Clock clock) throws SQLException {
        this.connections = connections;
        this.file = file;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // the precision of the table
        this.uncertainBefore = recordOpening(now);
        this.certain = uncertainBefore.isBefore(now);
    }

    /** For reading only. */
    private Ledger(HikariDataSource connections) {
        this.connections = connections;
        this.file = null;
        this.uncertainBefore = Instant.EPOCH;
        this.certain = true;
    }

    /**
     * Opens the ledger, and creates what is missing.
     *
     * @param url a JDBC URL: {@code jdbc:sqlite:data/ledger.db} for a file, which only this connector uses, or {@code
     *     jdbc:postgresql://host/database} for a database that several connectors share
     * @param username for PostgreSQL; may be empty
     * @param password for PostgreSQL; may be empty
     * @throws LedgerUnavailableException if it cannot be opened, or another connector has the file open
     */
    public static Ledger open(String url, String username, String password, Clock clock) {
        LedgerFile file = null;
        HikariDataSource connections = null;
        try {
            file = LedgerFile.isFile(url) ? LedgerFile.lock(url) : null;
            connections = LedgerPool.open(url, username, password);
            return new Ledger(connections, file, clock);
        } catch (SQLException | IOException | RuntimeException e) {
            if (connections != null) {
                connections.close();
            }
            if (file != null) {
                file.close();
            }
            throw new LedgerUnavailableException("be opened", e);
        }
    }

    /**
     * Opens an existing ledger for a command that only reads it. The connector may have it open at the same time.
     *
     * @throws LedgerUnavailableException if there is none
     */
    public static Ledger openReadOnly(String url, String username, String password) {
        try {
            return new Ledger(LedgerPool.openReadOnly(url, username, password));
        } catch (RuntimeException e) {
            throw new LedgerUnavailableException("be read", e);
        }
    }

    /** A connection from the pool; the caller closes it. */
    Connection connection() throws SQLException {
        return connections.getConnection();
    }

    /** Whether other connectors may use it too. */
    public boolean isShared() {
        return file == null;
    }

    /**
     * The ledger may not know that a mail from before this moment became a comment: it is younger than the mail, or was not
     * closed in order.
     */
    public Instant uncertainBefore() {
        return uncertainBefore;
    }

    /**
     * Whether the ledger existed before and was closed in order. If not, it may be wrong about every mail that was in a
     * mailbox when it was opened, even if the mail server's clock differs from ours.
     */
    public boolean isCertain() {
        return certain;
    }

    /** Whether it can be written to. */
    public boolean isAvailable() {
        try (Connection connection = connection();
                PreparedStatement write =
                        connection.prepareStatement("update ledger_state set in_order = in_order where id = 1")) {
            return write.executeUpdate() == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (file != null) {
            try (Connection connection = connection()) {
                setInOrder(connection, true);
            } catch (SQLException e) {
                // It stays recorded as not closed in order, which is true.
            }
        }
        connections.close();
        if (file != null) {
            file.close();
        }
    }

    /** @return see {@link #uncertainBefore()} */
    private Instant recordOpening(Instant now) throws SQLException {
        try (Connection connection = connection()) {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into ledger_state (id, created_at, in_order) "
                            + "values (1, ?, true) on conflict (id) do nothing")) {
                insert.setLong(1, now.toEpochMilli());
                insert.executeUpdate();
            }
            try (PreparedStatement select =
                            connection.prepareStatement("select created_at, in_order from ledger_state where id = 1");
                    ResultSet row = select.executeQuery()) {
                row.next();
                Instant created = Instant.ofEpochMilli(row.getLong(1));
                boolean closedInOrder = isShared() || row.getBoolean(2);
                setInOrder(connection, false);
                return closedInOrder ? created : now;
            }
        }
    }

    private static void setInOrder(Connection connection, boolean inOrder) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update ledger_state set in_order = ? where id = 1")) {
            update.setBoolean(1, inOrder);
            update.executeUpdate();
        }
    }
}
