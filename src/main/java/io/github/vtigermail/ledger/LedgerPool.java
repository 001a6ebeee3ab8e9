package io.github.vtigermail.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Opens the connection pool of a ledger's database, and creates or updates its tables. */
final class LedgerPool {
    /** The schema of the tables in a shared database, which may have other people's tables too. */
    private static final String SCHEMA = "vtiger_mail";

    /**
     * How long to wait for PostgreSQL before its connection counts as dead: one whose other end is gone without a sign never
     * answers. All statements are short, and a heartbeat must be through long before the connector's claims expire.
     */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Shorter than the time to wait for a connection, in which several dead ones may have to be found out. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    private LedgerPool() {}

    /** Opens a pool for reading and writing, with all tables in place. */
    static HikariDataSource open(String url, String username, String password) {
        HikariDataSource connections = new HikariDataSource(config(url, username, password));
        try {
            migrate(connections);
            return connections;
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /** Opens a pool for reading and writing, with the tables that are there. */
    static HikariDataSource openExisting(String url, String username, String password) {
        return new HikariDataSource(config(url, username, password));
    }

    /** Opens a pool for reading only. Creates nothing. */
    static HikariDataSource openReadOnly(String url, String username, String password) {
        HikariConfig config = config(url, username, password);
        config.setReadOnly(true);
        if (LedgerFile.isFile(url)) {
            config.setDataSourceProperties(LedgerFile.readOnlyPragmas());
        }
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String url, String username, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(url);
        if (LedgerFile.isFile(url)) {
            // SQLite has one writer at a time anyway; waiting for the connection is cheaper than retrying.
            config.setMaximumPoolSize(1);
            config.setMaxLifetime(0);
            config.setDataSourceProperties(LedgerFile.pragmas());
        } else {
            config.setUsername(username);
            config.setPassword(password);
            config.setMaximumPoolSize(8);
            config.setMinimumIdle(1);
            config.setSchema(SCHEMA);
            config.setValidationTimeout(CHECK.toMillis());
            // The driver prefers what the URL says.
            config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
            config.addDataSourceProperty("socketTimeout", String.valueOf(ANSWER.toSeconds()));
            config.addDataSourceProperty("tcpKeepAlive", "true");
        }
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(1);
        return config;
    }

    /** Connectors that do this at the same time wait for each other. */
    private static void migrate(HikariDataSource connections) {
        FluentConfiguration migrations = Flyway.configure(LedgerPool.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(connections)
                .locations("classpath:io/github/vtigermail/ledger");
        if (connections.getSchema() != null) {
            migrations.schemas(connections.getSchema());
        }
        migrations.load().migrate();
    }
}
