package io.github.vtigermail.ledger;

import io.github.vtigermail.mailbox.MailboxPlace;
import io.github.vtigermail.mailbox.MailboxPlaces;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The places in the mailboxes, kept in the ledger: one row a mailbox, written whole. */
public final class Places implements MailboxPlaces {
    private static final String UPDATE =
            "update mailbox_place set uid_validity = ?, up_to = ?, since = ?, open_uids = ? where mailbox = ?";
    private static final String INSERT =
            "insert into mailbox_place (uid_validity, up_to, since, open_uids, mailbox) values (?, ?, ?, ?, ?)";

    private final Ledger ledger;

    public Places(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<MailboxPlace> find(String mailbox) {
        try (Connection connection = ledger.connection();
                PreparedStatement select = connection.prepareStatement(
                        "select uid_validity, up_to, since, open_uids from mailbox_place where mailbox = ?")) {
            select.setString(1, mailbox);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new MailboxPlace(
                                row.getLong(1),
                                row.getLong(2),
                                uids(row.getString(4)),
                                row.getDate(3).toLocalDate()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("tell the place in a mailbox", e);
        }
    }

    @Override
    public void save(String mailbox, MailboxPlace place) {
        try (Connection connection = ledger.connection()) {
            if (write(connection, UPDATE, mailbox, place) == 0) {
                write(connection, INSERT, mailbox, place);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("keep the place in a mailbox", e);
        }
    }

    private static int write(Connection connection, String sql, String mailbox, MailboxPlace place)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, place.uidValidity());
            statement.setLong(2, place.upTo());
            statement.setDate(3, Date.valueOf(place.since()));
            statement.setString(4, place.open().stream().map(String::valueOf).collect(Collectors.joining(",")));
            statement.setString(5, mailbox);
            return statement.executeUpdate();
        }
    }

    private static Set<Long> uids(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",")).map(Long::valueOf).collect(Collectors.toSet());
    }
}
