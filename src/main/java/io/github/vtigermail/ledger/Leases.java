package io.github.vtigermail.ledger;

import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Standby: of the connectors that share a ledger, one at a time polls a mailbox, until it stops or is no longer alive. It
 * still claims each mail: a lease decides who polls, not who may make a comment.
 */
public final class Leases implements MailboxLeases {
    private final Ledger ledger;
    private final Heartbeat heartbeat;

    public Leases(Ledger ledger, Heartbeat heartbeat) {
        this.ledger = ledger;
        this.heartbeat = heartbeat;
    }

    @Override
    public boolean acquire(String mailbox) {
        if (!heartbeat.isCurrent()) {
            return false;
        }
        try (Connection connection = ledger.connection()) {
            if (insert(connection, mailbox)) {
                return true;
            }
            String owner = owner(connection, mailbox);
            return heartbeat.id().equals(owner)
                    || owner != null && !heartbeat.isAlive(connection, owner) && takeOver(connection, mailbox, owner);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("read a mailbox's lease", e);
        }
    }

    @Override
    public void release(String mailbox) {
        try (Connection connection = ledger.connection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from mailbox_lease where mailbox = ? and owner = ?")) {
            delete.setString(1, mailbox);
            delete.setString(2, heartbeat.id());
            delete.executeUpdate();
        } catch (SQLException e) {
            // The lease expires when the heartbeat does.
        }
    }

    private boolean insert(Connection connection, String mailbox) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into mailbox_lease (mailbox, owner) values (?, ?) on conflict (mailbox) do nothing")) {
            insert.setString(1, mailbox);
            insert.setString(2, heartbeat.id());
            return insert.executeUpdate() == 1;
        }
    }

    /** Null if the lease was released in the meantime. */
    private static String owner(Connection connection, String mailbox) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select owner from mailbox_lease where mailbox = ?")) {
            select.setString(1, mailbox);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private boolean takeOver(Connection connection, String mailbox, String from) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update mailbox_lease set owner = ? where mailbox = ? and owner = ?")) {
            update.setString(1, heartbeat.id());
            update.setString(2, mailbox);
            update.setString(3, from);
            return update.executeUpdate() == 1;
        }
    }
}
