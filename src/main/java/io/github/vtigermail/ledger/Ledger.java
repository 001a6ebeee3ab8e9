package io.github.vtigermail.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The ledger's database: opened, its tables made, closed. {@link Claims}, {@link JdbcCursorRepository} and {@link DeadLetters} keep
 * their rows in it. Its tables stand in {@code V1__ledger.sql}; what a later connector needs besides comes in a further
 * file beside it.
 *
 * <p>In a file it remembers whether it was closed in order. If it was not, its last rows may be lost with the machine's
 * power, so that nothing is certain about a mail that came before it was opened again. A database that is shared has
 * written down what it said it has.
 */
public final class Ledger implements AutoCloseable {
    /** Where its tables are in a shared database, which may hold other people's too. */
    private static final String SCHEMA = "vtiger_mail";

    private final HikariDataSource connections;
    private final LedgerFile file;
    private final Instant uncertainBefore;
    private final boolean certain;

    private Ledger(HikariDataSource connections, LedgerFile file, Clock clock) throws SQLException {
        this.connections = connections;
        this.file = file;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as it is written down
        this.uncertainBefore = open(now);
        this.certain = uncertainBefore.isBefore(now);
    }

    /** One that is only read. */
    private Ledger(HikariDataSource connections) {
        this.connections = connections;
        this.file = null;
        this.uncertainBefore = Instant.EPOCH;
        this.certain = true;
    }

    /**
     * Opens it and makes what is missing.
     *
     * @param url a JDBC address: {@code jdbc:sqlite:data/ledger.db} for a file of its own, {@code
     *     jdbc:postgresql://host/database} for one that several connectors share
     * @param username for PostgreSQL; may be empty
     * @param password for PostgreSQL; may be empty
     * @throws LedgerUnavailableException if it cannot be opened, or another connector has the file
     */
    public static Ledger open(String url, String username, String password, Clock clock) {
        LedgerFile file = null;
        HikariDataSource connections = null;
        try {
            file = LedgerFile.isMeantBy(url) ? LedgerFile.take(url) : null;
            connections = new HikariDataSource(config(url, username, password));
            migrate(connections);
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
     * Opens it to read what it holds, for a command: the connector may have it at the same time. It is made by the connector
     * alone.
     *
     * @throws LedgerUnavailableException if there is none
     */
    public static Ledger openReadOnly(String url, String username, String password) {
        try {
            HikariConfig config = config(url, username, password);
            config.setReadOnly(true);
            if (LedgerFile.isMeantBy(url)) {
                config.setDataSourceProperties(LedgerFile.readOnly());
            }
            return new Ledger(new HikariDataSource(config));
        } catch (RuntimeException e) {
            throw new LedgerUnavailableException("be read", e);
        }
    }

    /** A connection of the pool, to be closed after use. */
    Connection connection() throws SQLException {
        return connections.getConnection();
    }

    /** Whether other connectors may have it too. */
    public boolean isShared() {
        return file == null;
    }

    /**
     * About a mail that came before this moment the ledger may be wrong when it says that it does not know it: it is
     * younger than the mail, or was not closed in order.
     */
    public Instant uncertainBefore() {
        return uncertainBefore;
    }

    /**
     * Whether it goes on from where it was closed in order. If not, it may be wrong about whatever lay in a mailbox when it
     * was opened, also if the mail server's clock and ours do not agree on when that came.
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
                inOrder(connection, true);
            } catch (SQLException e) {
                // It stays marked as not closed in order, which is the truth.
            }
        }
        connections.close();
        if (file != null) {
            file.close();
        }
    }

    private static HikariConfig config(String url, String username, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(url);
        if (LedgerFile.isMeantBy(url)) {
            // One at a time can write to it anyway, and waits here without asking again and again.
            config.setMaximumPoolSize(1);
            config.setMaxLifetime(0);
            config.setDataSourceProperties(LedgerFile.pragmas());
        } else {
            config.setUsername(username);
            config.setPassword(password);
            config.setMaximumPoolSize(8);
            config.setMinimumIdle(1);
            config.setSchema(SCHEMA);
        }
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(1);
        return config;
    }

    /** Several connectors that do this at once wait for each other. */
    private static void migrate(HikariDataSource connections) {
        FluentConfiguration migrations = Flyway.configure(Ledger.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(connections)
                .locations("classpath:io/github/vtigermail/ledger");
        if (connections.getSchema() != null) {
            migrations.schemas(connections.getSchema());
        }
        migrations.load().migrate();
    }

    private Instant open(Instant now) throws SQLException {
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
                boolean certain = isShared() || row.getBoolean(2);
                inOrder(connection, false);
                return certain ? created : now;
            }
        }
    }

    private static void inOrder(Connection connection, boolean inOrder) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update ledger_state set in_order = ? where id = 1")) {
            update.setBoolean(1, inOrder);
            update.executeUpdate();
        }
    }
}
