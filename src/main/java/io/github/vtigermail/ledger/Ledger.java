package io.github.vtigermail.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/**
 * The ledger's database. {@link Claims}, {@link JdbcCursorRepository}, {@link JdbcRefreshTokens} and {@link DeadLetters} keep their rows in it. Its
 * tables are defined in {@code V1__ledger.sql}; later versions add further files beside it.
 *
 * <p>It only saves questions: before a comment is made, Vtiger is asked whether it exists. So a ledger that is lost, or that lost
 * its last rows, costs queries and never a second comment. Refresh tokens alone are nowhere else: without them, a person has to
 * consent again.
 */
public final class Ledger implements AutoCloseable {
    private final HikariDataSource connections;
    private final LedgerFile file;
    private final boolean shared;
    private final LedgerClock clock;

    private Ledger(HikariDataSource connections, LedgerFile file, boolean shared, LedgerClock clock) {
        this.connections = connections;
        this.file = file;
        this.shared = shared;
        this.clock = clock;
    }

    /**
     * Opens the ledger, and creates what is missing.
     *
     * @param url a JDBC URL: {@code jdbc:sqlite:data/ledger.db} for a file, which only this connector uses, or {@code
     *     jdbc:postgresql://host/database} for a database that several connectors share
     * @param username for PostgreSQL; may be empty
     * @param password for PostgreSQL; may be empty
     * @param clock for a file; a shared database has its own
     * @throws LedgerUnavailableException if it cannot be opened, or another connector has the file open
     */
    public static Ledger open(String url, String username, String password, Clock clock) {
        return open(
                url,
                username,
                password,
                LedgerFile.isFile(url) ? connection -> clock.instant() : LedgerClock::ofDatabase);
    }

    static Ledger open(String url, String username, String password, LedgerClock clock) {
        LedgerFile file = null;
        HikariDataSource connections = null;
        try {
            file = LedgerFile.isFile(url) ? LedgerFile.lock(url) : null;
            connections = LedgerPool.open(url, username, password);
            return new Ledger(connections, file, file == null, clock);
        } catch (IOException | RuntimeException e) {
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
     * Opens the ledger for a command that writes to it, beside a connector that may have it open. If none has, what is missing is
     * created.
     *
     * @throws LedgerUnavailableException if it cannot be opened
     */
    public static Ledger openBeside(String url, String username, String password, Clock clock) {
        try {
            if (!LedgerFile.isFile(url)) {
                return open(url, username, password, clock);
            }
            createMissing(url, username, password);
            return new Ledger(
                    LedgerPool.openExisting(url, username, password), null, false, connection -> clock.instant());
        } catch (IOException | RuntimeException e) {
            throw new LedgerUnavailableException("be opened", e);
        }
    }

    private static void createMissing(String url, String username, String password) throws IOException {
        LedgerFile file;
        try {
            file = LedgerFile.lock(url);
        } catch (LedgerFileException e) {
            return; // a connector has it open, so nothing is missing
        }
        try {
            LedgerPool.open(url, username, password).close();
        } finally {
            file.close();
        }
    }

    /**
     * Opens an existing ledger for a command that only reads it. The connector may have it open at the same time.
     *
     * @throws LedgerUnavailableException if there is none
     */
    public static Ledger openReadOnly(String url, String username, String password) {
        try {
            return new Ledger(
                    LedgerPool.openReadOnly(url, username, password),
                    null,
                    !LedgerFile.isFile(url),
                    LedgerClock::ofDatabase);
        } catch (RuntimeException e) {
            throw new LedgerUnavailableException("be read", e);
        }
    }

    /**
     * As {@link #openReadOnly}, but leaves no trace in the folder of a file. Only while no connector has it open.
     *
     * @throws LedgerUnavailableException if there is none
     */
    public static Ledger openUntouched(String url, String username, String password) {
        return openReadOnly(LedgerFile.isFile(url) ? LedgerFile.ofUntouched(url) : url, username, password);
    }

    /** A connection from the pool; the caller closes it. */
    Connection connection() throws SQLException {
        return connections.getConnection();
    }

    /** Whether other connectors may use it too. */
    public boolean isShared() {
        return shared;
    }

    /** The time that its rows are written with. */
    Instant now(Connection connection) throws SQLException {
        return clock.now(connection);
    }

    /** Whether it can be written to. */
    public boolean isAvailable() {
        try (Connection connection = connection();
                PreparedStatement write = connection.prepareStatement("update ledger_state set id = id where id = 1")) {
            return write.executeUpdate() == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        connections.close();
        if (file != null) {
            file.close();
        }
    }
}
