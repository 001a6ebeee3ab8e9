package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Why mails became dead letters or, in a table of its own, why they are in quarantine. The mails themselves are in a folder
 * of their mailbox.
 */
public final class DeadLetters {
    private final Ledger ledger;
    private final Clock clock;
    private final String table;

    public DeadLetters(Ledger ledger, Clock clock) {
        this(ledger, clock, "dead_letter");
    }

    private DeadLetters(Ledger ledger, Clock clock, String table) {
        this.ledger = ledger;
        this.clock = clock;
        this.table = table;
    }

    /** The same for the mails in quarantine. */
    public static DeadLetters ofQuarantine(Ledger ledger, Clock clock) {
        return new DeadLetters(ledger, clock, "quarantined_mail");
    }

    /**
     * One dead letter.
     *
     * @param mailbox the mailbox's name
     * @param mailHash the mail's hash, as in the log
     * @param ticket the reference in its subject, or null
     * @param reason why it could not become a comment
     * @param at when it became a dead letter
     */
    public record DeadLetter(String mailbox, String mailHash, String ticket, String reason, Instant at) {}

    /** Adds a record, in place of the mail's earlier one if it failed before. */
    public void add(String mailbox, String mailHash, String ticket, String reason) {
        try (Connection connection = ledger.connection();
                PreparedStatement insert = connection.prepareStatement("insert into " + table
                        + " (mailbox, mail_hash, ticket, reason, at_time) values (?, ?, ?, ?, ?) "
                        + "on conflict (mailbox, mail_hash) do update set ticket = excluded.ticket, "
                        + "reason = excluded.reason, at_time = excluded.at_time")) {
            insert.setString(1, mailbox);
            insert.setString(2, mailHash);
            insert.setString(3, ticket);
            insert.setString(4, reason);
            insert.setLong(5, clock.millis());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailableException("record a dead letter", e);
        }
    }

    /** Deletes the records that are older than that. */
    public void deleteOlderThan(Duration keep) {
        try (Connection connection = ledger.connection();
                PreparedStatement delete = connection.prepareStatement("delete from " + table + " where at_time < ?")) {
            delete.setLong(1, clock.instant().minus(keep).toEpochMilli());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailableException("delete old dead letters", e);
        }
    }

    /** All records, the oldest first. */
    public List<DeadLetter> all() {
        try (Connection connection = ledger.connection();
                PreparedStatement select = connection.prepareStatement(
                        "select mailbox, mail_hash, ticket, reason, at_time from " + table + " order by at_time");
                ResultSet row = select.executeQuery()) {
            List<DeadLetter> all = new ArrayList<>();
            while (row.next()) {
                all.add(new DeadLetter(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))));
            }
            return all;
        } catch (SQLException e) {
            throw new LedgerUnavailableException("list the dead letters", e);
        }
    }
}
