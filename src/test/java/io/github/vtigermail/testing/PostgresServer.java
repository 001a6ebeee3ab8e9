package io.github.vtigermail.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL as a process: one for all tests of a JVM, an empty database for each caller. */
public final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres shared;

    private PostgresServer() {}

    /** The JDBC address of a new, empty database, with user and password in it. */
    public static synchronized String newDatabase() {
        try {
            if (shared == null) {
                shared = EmbeddedPostgres.builder().start();
            }
            String name = "ledger" + DATABASES.incrementAndGet();
            try (Connection connection = shared.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return shared.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
