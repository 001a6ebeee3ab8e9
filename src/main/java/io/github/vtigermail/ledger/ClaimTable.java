package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The claims' table, as one connector reads and writes it. {@link Claims} knows what the rows mean. */
final class ClaimTable {
    /** By now the row may be confirmed, or belong to another connector. */
    private static final String OURS = "mail_key = ? and not confirmed and owner = ?";

    private final String owner;

    /** @param owner this connector's id */
    ClaimTable(String owner) {
        this.owner = owner;
    }

    /**
     * One row.
     *
     * @param owner the connector that is processing the mail, or was when it died; null if the claim was released
     * @param freeAt until when Vtiger may be making the comment, if it was asked to
     */
    record Row(boolean confirmed, String owner, Instant freeAt) {}

    Optional<Row> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select confirmed, owner, free_at from mail_claim where mail_key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Row(row.getBoolean(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
                        : Optional.empty();
            }
        }
    }

    /** @return false if the key exists already */
    boolean insert(Connection connection, String key, boolean confirmed, String ticket, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into mail_claim (mail_key, confirmed, owner, changed_at, ticket) "
                        + "values (?, ?, ?, ?, ?) on conflict (mail_key) do nothing")) {
            insert.setString(1, key);
            insert.setBoolean(2, confirmed);
            insert.setString(3, owner);
            insert.setLong(4, now.toEpochMilli());
            insert.setString(5, ticket);
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * Makes this connector the owner. Of several that try at once only one succeeds.
     *
     * @param from the owner so far; null if the claim was released
     */
    boolean acquire(Connection connection, String key, String from, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update mail_claim set owner = ?, free_at = null, changed_at = ? "
                        + "where mail_key = ? and not confirmed and coalesce(owner, '') = ?")) {
            update.setString(1, owner);
            update.setLong(2, now.toEpochMilli());
            update.setString(3, key);
            update.setString(4, from == null ? "" : from);
            return update.executeUpdate() == 1;
        }
    }

    /**
     * Vtiger is asked for the comment now.
     *
     * @param atMost how long it may be making the comment
     * @return false if the claim is not this connector's any more
     */
    boolean begin(Connection connection, String key, Instant now, Duration atMost) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update mail_claim set free_at = ?, changed_at = ? where " + OURS)) {
            return write(update, key, now, atMost);
        }
    }

    boolean confirm(Connection connection, String key, String ticket, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update mail_claim set confirmed = true, changed_at = ?, ticket = ? where mail_key = ?")) {
            update.setLong(1, now.toEpochMilli());
            update.setString(2, ticket);
            update.setString(3, key);
            return update.executeUpdate() == 1;
        }
    }

    /** @param left how long Vtiger may go on making the comment */
    boolean release(Connection connection, String key, Instant now, Duration left) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update mail_claim set owner = null, free_at = ?, changed_at = ? where " + OURS)) {
            return write(update, key, now, left);
        }
    }

    /** Both moments by one clock, so that their difference holds whatever becomes of the clock. */
    private boolean write(PreparedStatement update, String key, Instant now, Duration time) throws SQLException {
        update.setLong(1, now.plus(time).toEpochMilli());
        update.setLong(2, now.toEpochMilli());
        update.setString(3, key);
        update.setString(4, owner);
        return update.executeUpdate() == 1;
    }

    boolean delete(Connection connection, String key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from mail_claim where " + OURS)) {
            delete.setString(1, key);
            delete.setString(2, owner);
            return delete.executeUpdate() == 1;
        }
    }

    /**
     * The mails for which Vtiger was asked by another connector than this one, and that are not confirmed, with how long it
     * could be making the comment from when that was recorded.
     */
    Map<String, Duration> begunByOthers(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select mail_key, free_at - changed_at from mail_claim "
                        + "where not confirmed and free_at is not null and (owner is null or owner <> ?)")) {
            select.setString(1, owner);
            try (ResultSet row = select.executeQuery()) {
                Map<String, Duration> begun = new HashMap<>();
                while (row.next()) {
                    begun.put(row.getString(1), Duration.ofMillis(row.getLong(2)));
                }
                return begun;
            }
        }
    }

    void deleteConfirmed(Connection connection, Instant now, Duration keep) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from mail_claim where confirmed and changed_at < ?")) {
            delete.setLong(1, now.minus(keep).toEpochMilli());
            delete.executeUpdate();
        }
    }
}
