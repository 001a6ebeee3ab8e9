package io.github.vtigermail.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The ledger's database: opened, its tables made, closed. {@link Claims}, {@link Places} and {@link DeadLetters} keep
 * their rows in it. What is added to a table later stands behind its {@code create}, in SQL that H2 and PostgreSQL take.
 *
 * <p>It remembers whether it was closed in order. If it was not, its last rows may be lost with the machine's power, so
 * that nothing is certain about a mail that came before it was opened again.
 */
public final class Ledger implements AutoCloseable {
    private static final String[] TABLES = {
        "create table if not exists ledger_state (id int primary key, created_at timestamp(3) with time zone not null, "
                + "in_order boolean not null)",
        "create table if not exists mail_claim (mail_key varchar(64) primary key, confirmed boolean not null, "
                + "owner varchar(36) not null, held_until timestamp(3) with time zone not null, changed_at timestamp(3) with time zone not null)",
        "alter table mail_claim add column if not exists ticket varchar(100)", // null in ledgers of before
        "create index if not exists mail_claim_ticket on mail_claim (ticket, changed_at)",
        "drop index if exists mail_claim_changed_at", // of before: it cost each mail more than it saved once a day
        "create table if not exists mailbox_place (mailbox varchar(400) primary key, uid_validity bigint not null, "
                + "up_to bigint not null, since date not null, open_uids text not null)",
        "create table if not exists dead_letter (mailbox varchar(200) not null, mail_hash varchar(64) not null, "
                + "ticket varchar(100), reason varchar(100) not null, at_time timestamp(3) with time zone not null)",
        "create table if not exists quarantined_mail (mailbox varchar(200) not null, mail_hash varchar(64) not null, "
                + "ticket varchar(100), reason varchar(100) not null, at_time timestamp(3) with time zone not null)",
    };

    private final HikariDataSource connections;
    private final Instant uncertainBefore;

    private Ledger(HikariDataSource connections, Clock clock) throws SQLException {
        this.connections = connections;
        this.uncertainBefore = open(clock.instant());
    }

    /**
     * Opens it and makes what is missing.
     *
     * @param url a JDBC address; for an embedded H2 file, {@code jdbc:h2:file:./data/ledger}
     * @throws LedgerUnavailable if it cannot be opened, locked by another connector for one
     */
    public static Ledger open(String url, String username, String password, Clock clock) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(durable(url));
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(1);
        HikariDataSource connections = null;
        try {
            connections = new HikariDataSource(config);
            return new Ledger(connections, clock);
        } catch (SQLException | RuntimeException e) {
            if (connections != null) {
                connections.close();
            }
            throw new LedgerUnavailable("be opened", e);
        }
    }

    /** A connection of the pool, to be closed after use. */
    Connection connection() throws SQLException {
        return connections.getConnection();
    }

    /**
     * About a mail that came before this moment the ledger may be wrong when it says that it does not know it: it is
     * younger than the mail, or was not closed in order.
     */
    public Instant uncertainBefore() {
        return uncertainBefore;
    }

    /** Whether it answers. */
    public boolean isAvailable() {
        try (Connection connection = connection()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (Connection connection = connection()) {
            inOrder(connection, true);
        } catch (SQLException e) {
            // It stays marked as not closed in order, which is the truth.
        }
        connections.close();
    }

    private Instant open(Instant now) throws SQLException {
        try (Connection connection = connection()) {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            try (PreparedStatement select =
                            connection.prepareStatement("select created_at, in_order from ledger_state where id = 1");
                    ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    Instant created = Moments.in(row, 1);
                    boolean inOrder = row.getBoolean(2);
                    inOrder(connection, false);
                    return inOrder ? created : now;
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into ledger_state (id, created_at, in_order) values (1, ?, false)")) {
                insert.setObject(1, Moments.of(now));
                insert.executeUpdate();
            }
            return now;
        }
    }

    private static void inOrder(Connection connection, boolean inOrder) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update ledger_state set in_order = ? where id = 1")) {
            update.setBoolean(1, inOrder);
            update.executeUpdate();
        }
    }

    /**
     * H2 holds commits back for half a second unless told otherwise: a connector that is killed meanwhile would not know
     * of its last claims. And it must not close itself when the JVM ends, while mails in hand are still being finished.
     */
    private static String durable(String url) {
        if (!url.startsWith("jdbc:h2:")) {
            return url;
        }
        return url
                + (url.contains("WRITE_DELAY") ? "" : ";WRITE_DELAY=0")
                + (url.contains("DB_CLOSE_ON_EXIT") ? "" : ";DB_CLOSE_ON_EXIT=FALSE");
    }
}
