package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The idempotent repository: a mail is claimed before its comment is made, and confirmed after. A claim without a
 * confirmation means <em>uncertain</em>: whoever takes the mail next has to ask Vtiger whether the comment is there.
 *
 * <p>Camel's own JDBC repositories do not keep the two apart: with them a mail whose connector died in between counts as
 * done.
 */
public final class Claims extends ServiceSupport implements IdempotentRepository {
    /** Exchange property: true if the mail may have become a comment before. */
    public static final String UNCERTAIN = "LedgerUncertain";
    /** Exchange property, set by who makes the comment: true from the moment that Vtiger may have been told. */
    public static final String ATTEMPTED = "LedgerAttempted";
    /** Exchange property, set by who makes the comment: true while Vtiger may still be at work on it, because no answer came. */
    public static final String PENDING = "LedgerPending";
    /** Exchange property: the ticket that the comment is on, by a name that no other ticket has. */
    public static final String TICKET = "LedgerTicket";

    /** It may be another connector's by now, or confirmed. */
    private static final String OURS = "mail_key = ? and not confirmed and owner = ?";

    private final Ledger ledger;
    private final Heartbeat heartbeat;
    private final Duration keep;
    private final Duration settle;
    private final Clock clock;

    /**
     * @param heartbeat this connector's, and whose claims hold
     * @param keep how long confirmed keys are kept
     * @param settle how long Vtiger may go on working on a comment when nobody waits for its answer any more
     */
    public Claims(Ledger ledger, Heartbeat heartbeat, Duration keep, Duration settle, Clock clock) {
        this.ledger = ledger;
        this.heartbeat = heartbeat;
        this.keep = keep;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * Claims a mail.
     *
     * @return true if it is ours to work on, false if its comment is confirmed
     * @throws ClaimHeld if someone else is at it, or Vtiger may be still
     */
    @Override
    public boolean add(Exchange exchange, String key) {
        try (Connection connection = ledger.connection()) {
            while (!insert(connection, key, false, null)) {
                Standing standing = standing(connection, key);
                if (standing == Standing.CONFIRMED) {
                    return false;
                }
                if (standing == Standing.TAKEN_OVER) {
                    exchange.setProperty(UNCERTAIN, true);
                    return true;
                }
            }
            return true;
        } catch (SQLException e) {
            throw new LedgerUnavailable("claim a mail", e);
        }
    }

    /** The comment is there. If that cannot be written down, the exchange fails, and the mail stays uncertain. */
    @Override
    public boolean confirm(Exchange exchange, String key) {
        try (Connection connection = ledger.connection();
                PreparedStatement update = connection.prepareStatement(
                        "update mail_claim set confirmed = true, changed_at = ?, ticket = ? where mail_key = ?")) {
            String ticket = exchange.getProperty(TICKET, String.class);
            update.setLong(1, clock.millis());
            update.setString(2, ticket);
            update.setString(3, key);
            // Without its claim, whoever lost that, the comment is there all the same.
            return update.executeUpdate() == 1 || insert(connection, key, true, ticket);
        } catch (SQLException e) {
            exchange.setException(new LedgerUnavailable("confirm a mail", e));
            return false;
        }
    }

    /** The mail did not become a comment, or nobody knows: then the claim is let go, but not forgotten. */
    @Override
    public boolean remove(Exchange exchange, String key) {
        boolean attempted = exchange.getProperty(ATTEMPTED, false, Boolean.class)
                || exchange.getProperty(UNCERTAIN, false, Boolean.class);
        boolean pending = exchange.getProperty(PENDING, false, Boolean.class);
        try (Connection connection = ledger.connection()) {
            return attempted ? letGo(connection, key, pending) : delete(connection, key);
        } catch (SQLException e) {
            // The claim lapses by itself, and counts as uncertain then.
            return false;
        }
    }

    @Override
    public boolean contains(String key) {
        try (Connection connection = ledger.connection();
                PreparedStatement select =
                        connection.prepareStatement("select 1 from mail_claim where mail_key = ? and confirmed")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("look for a mail", e);
        }
    }

    /** Not to be had without an exchange: it is the exchange that learns whether a claim is uncertain. */
    @Override
    public boolean add(String key) {
        throw new UnsupportedOperationException("claims are made for an exchange");
    }

    @Override
    public boolean remove(String key) {
        throw new UnsupportedOperationException("claims are let go for an exchange");
    }

    @Override
    public boolean confirm(String key) {
        throw new UnsupportedOperationException("claims are confirmed for an exchange");
    }

    /** Does nothing: a ledger that forgets makes comments twice. */
    @Override
    public void clear() {}

    /** Drops the confirmed keys that are older than they are kept. */
    public void dropOld() {
        try (Connection connection = ledger.connection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from mail_claim where confirmed and changed_at < ?")) {
            delete.setLong(1, clock.instant().minus(keep).toEpochMilli());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailable("drop old mails", e);
        }
    }

    /**
     * Lets go of the claims that a connector left which is gone: at a ledger of one's own there can be no other. Vtiger may
     * still be at work on what that one asked for last.
     */
    public void letGoOfTheDead() {
        if (ledger.isShared()) {
            return; // they lapse
        }
        try (Connection connection = ledger.connection();
                PreparedStatement update =
                        connection.prepareStatement("update mail_claim set owner = null, free_at = ? "
                                + "where not confirmed and owner is not null and owner <> ?")) {
            update.setLong(1, clock.instant().plus(settle).toEpochMilli());
            update.setString(2, heartbeat.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailable("let go of claims", e);
        }
    }

    /**
     * Before a comment is made.
     *
     * @throws LedgerUnavailable if another connector may be at the mail by now, because this one could not say that it lives
     */
    public void checkStillHeld() {
        if (!heartbeat.isSure()) {
            throw new LedgerUnavailable("be told that this connector lives", null);
        }
    }

    private enum Standing {
        GONE,
        CONFIRMED,
        TAKEN_OVER
    }

    private Standing standing(Connection connection, String key) throws SQLException {
        String owner;
        long freeAt;
        try (PreparedStatement select =
                connection.prepareStatement("select confirmed, owner, free_at from mail_claim where mail_key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Standing.GONE;
                }
                if (row.getBoolean(1)) {
                    return Standing.CONFIRMED;
                }
                owner = row.getString(2);
                freeAt = row.getLong(3);
            }
        }
        if (heartbeat.isAlive(connection, owner) || settles(freeAt) || !takeOver(connection, key, owner)) {
            throw new ClaimHeld();
        }
        return Standing.TAKEN_OVER;
    }

    /** A moment further ahead than that was written down before the clock was set back. */
    private boolean settles(long freeAt) {
        long left = freeAt - clock.millis();
        return left > 0 && left <= settle.toMillis();
    }

    private boolean letGo(Connection connection, String key, boolean pending) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update mail_claim set owner = null, free_at = ? where " + OURS)) {
            update.setLong(1, pending ? clock.instant().plus(settle).toEpochMilli() : 0);
            update.setString(2, key);
            update.setString(3, heartbeat.id());
            return update.executeUpdate() == 1;
        }
    }

    private boolean delete(Connection connection, String key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from mail_claim where " + OURS)) {
            delete.setString(1, key);
            delete.setString(2, heartbeat.id());
            return delete.executeUpdate() == 1;
        }
    }

    private boolean insert(Connection connection, String key, boolean confirmed, String ticket) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into mail_claim (mail_key, confirmed, owner, changed_at, ticket) "
                        + "values (?, ?, ?, ?, ?) on conflict (mail_key) do nothing")) {
            insert.setString(1, key);
            insert.setBoolean(2, confirmed);
            insert.setString(3, heartbeat.id());
            insert.setLong(4, clock.millis());
            insert.setString(5, ticket);
            return insert.executeUpdate() == 1;
        }
    }

    /** Only one can take over what another let go, or left when it died. */
    private boolean takeOver(Connection connection, String key, String from) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update mail_claim set owner = ?, free_at = null, changed_at = ? "
                        + "where mail_key = ? and not confirmed and coalesce(owner, '') = ?")) {
            update.setString(1, heartbeat.id());
            update.setLong(2, clock.millis());
            update.setString(3, key);
            update.setString(4, from == null ? "" : from);
            return update.executeUpdate() == 1;
        }
    }
}
