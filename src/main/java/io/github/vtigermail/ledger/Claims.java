package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
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

    /** Exchange property: the ticket that the comment is on, by a name that no other ticket has. */
    public static final String TICKET = "LedgerTicket";

    /** How long a claim holds if its connector does not confirm it: longer than all tries of one mail together take. */
    static final Duration HELD = Duration.ofHours(1);

    private final Ledger ledger;
    private final Duration keep;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    /** @param keep how long confirmed keys are kept */
    public Claims(Ledger ledger, Duration keep, Clock clock) {
        this.ledger = ledger;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * Claims a mail.
     *
     * @return true if it is ours to work on, false if its comment is confirmed
     * @throws ClaimHeld if someone else is at it
     */
    @Override
    public boolean add(Exchange exchange, String key) {
        try (Connection connection = ledger.connection()) {
            return claim(connection, exchange, key) || claim(connection, exchange, key);
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
            update.setObject(1, Moments.of(clock.instant()));
            update.setString(2, ticket);
            update.setString(3, key);
            // Without its claim, whoever lost that, the comment is there all the same.
            return update.executeUpdate() == 1 || insert(connection, key, true, ticket, clock.instant());
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
        String sql = attempted
                ? "update mail_claim set held_until = changed_at where mail_key = ? and not confirmed and owner = ?"
                : "delete from mail_claim where mail_key = ? and not confirmed and owner = ?";
        try (Connection connection = ledger.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            // If it lapsed meanwhile, it may be another connector's by now.
            statement.setString(2, owner);
            return statement.executeUpdate() == 1;
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
            delete.setObject(1, Moments.of(clock.instant().minus(keep)));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailable("drop old mails", e);
        }
    }

    /** Lets go of the claims that a connector left which is gone: with a database in a file there can be no other. */
    public void dropLeft() {
        try (Connection connection = ledger.connection();
                PreparedStatement update = connection.prepareStatement(
                        "update mail_claim set held_until = changed_at where not confirmed and owner <> ?")) {
            update.setString(1, owner);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailable("let go of claims", e);
        }
    }

    /** False once: another one inserted the key in the same moment. */
    private boolean claim(Connection connection, Exchange exchange, String key) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement select =
                connection.prepareStatement("select confirmed, held_until from mail_claim where mail_key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return insert(connection, key, false, null, now);
                }
                if (row.getBoolean(1)) {
                    return false;
                }
                Instant held = Moments.in(row, 2);
                if (held.isAfter(now) || !takeOver(connection, key, held, now)) {
                    throw new ClaimHeld();
                }
                exchange.setProperty(UNCERTAIN, true);
                return true;
            }
        }
    }

    private boolean insert(Connection connection, String key, boolean confirmed, String ticket, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into mail_claim (mail_key, confirmed, owner, held_until, changed_at, ticket) "
                        + "values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, key);
            insert.setBoolean(2, confirmed);
            insert.setString(3, owner);
            insert.setObject(4, Moments.of(now.plus(HELD)));
            insert.setObject(5, Moments.of(now));
            insert.setString(6, ticket);
            return insert.executeUpdate() == 1;
        } catch (SQLIntegrityConstraintViolationException e) {
            return false;
        }
    }

    /** Only one can take over a claim that lapsed at this moment. */
    private boolean takeOver(Connection connection, String key, Instant held, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update mail_claim set owner = ?, held_until = ?, changed_at = ? "
                        + "where mail_key = ? and not confirmed and held_until = ?")) {
            update.setString(1, owner);
            update.setObject(2, Moments.of(now.plus(HELD)));
            update.setObject(3, Moments.of(now));
            update.setString(4, key);
            update.setObject(5, Moments.of(held));
            return update.executeUpdate() == 1;
        }
    }
}
