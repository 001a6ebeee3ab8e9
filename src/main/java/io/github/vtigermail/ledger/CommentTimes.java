package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the comments of a ticket were made, by all connectors that share the ledger: the times of the confirmed claims. */
public final class CommentTimes {
    private final Ledger ledger;

    public CommentTimes(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * How long ago the nth last comment was made on the ticket, by the clock that the times were written with; negative if that was
     * set back since.
     *
     * @param ticket as in {@link Claims#TICKET}
     * @param n 1 for the last
     * @return empty if there are fewer comments
     */
    public Optional<Duration> sinceLast(String ticket, int n) {
        try (Connection connection = ledger.connection();
                PreparedStatement select =
                        connection.prepareStatement("select changed_at from mail_claim where ticket = ? and confirmed "
                                + "order by changed_at desc limit 1 offset ?")) {
            select.setString(1, ticket);
            select.setInt(2, n - 1);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(Duration.between(Instant.ofEpochMilli(row.getLong(1)), ledger.now(connection)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("count the comments of a ticket", e);
        }
    }
}
