package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The time that a ledger records: in a shared database its own, so that the clocks of the connectors do not matter. */
interface LedgerClock {
    /** The time of a PostgreSQL, in milliseconds since 1970. */
    String DATABASE_TIME = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    Instant now(Connection connection) throws SQLException;

    /** The clock of the shared database. */
    static Instant ofDatabase(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + DATABASE_TIME);
                ResultSet row = select.executeQuery()) {
            row.next();
            return Instant.ofEpochMilli(row.getLong(1));
        }
    }
}
