package io.github.vtigermail.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Moments in the database, the same for everyone: a plain {@code timestamp} is read in the time zone of who reads it, so
 * that a claim of a connector elsewhere would lapse hours too early, and in the hour that the clocks go back twice.
 */
final class Moments {
    private Moments() {}

    /** As a parameter of a statement. */
    static OffsetDateTime of(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static Instant in(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
