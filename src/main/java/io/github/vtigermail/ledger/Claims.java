package io.github.vtigermail.ledger;

import io.github.vtigermail.ledger.ClaimTable.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
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
    /** Exchange property: true if the ledger may not know the mail, though it became a comment: it is younger, or lost rows. */
    public static final String UNKNOWN = "LedgerUnknown";

    private static final String CLAIM = "LedgerClaim";
    /** Exchange property, set by who makes the comment: true from the moment that Vtiger may have been told. */
    public static final String ATTEMPTED = "LedgerAttempted";
    /** Exchange property, set by who makes the comment: true while Vtiger may still be at work on it, because no answer came. */
    public static final String PENDING = "LedgerPending";
    /** Exchange property: the ticket that the comment is on, by a name that no other ticket has. */
    public static final String TICKET = "LedgerTicket";

    private final Ledger ledger;
    private final Heartbeat heartbeat;
    private final Predicate<Exchange> unknown;
    private final Duration keep;
    private final Duration settle;
    private final Clock clock;
    private final ClaimTable rows;
    private final ClaimsInProgress inHand;

    /**
     * @param heartbeat this connector's, and whose claims hold
     * @param unknown of which mails the ledger may not know that they became comments
     * @param keep how long confirmed keys are kept
     * @param settle how long Vtiger may go on working on a comment when nobody waits for its answer any more
     */
    public Claims(
            Ledger ledger,
            Heartbeat heartbeat,
            Predicate<Exchange> unknown,
            Duration keep,
            Duration settle,
            Clock clock) {
        this(ledger, heartbeat, unknown, keep, settle, clock, System::nanoTime);
    }

    /** @param nanoTime the time that passes, as {@link System#nanoTime}: the clock may be set */
    Claims(
            Ledger ledger,
            Heartbeat heartbeat,
            Predicate<Exchange> unknown,
            Duration keep,
            Duration settle,
            Clock clock,
            LongSupplier nanoTime) {
        this.ledger = ledger;
        this.heartbeat = heartbeat;
        this.unknown = unknown;
        this.keep = keep;
        this.settle = settle;
        this.clock = clock;
        this.inHand = new ClaimsInProgress(nanoTime);
        this.rows = new ClaimTable(heartbeat.id());
    }

    /**
     * Claims a mail.
     *
     * @return true if it is ours to work on, false if its comment is confirmed
     * @throws ClaimHeldException if someone else is at it, or Vtiger may be still
     */
    @Override
    public boolean add(Exchange exchange, String key) {
        try (Connection connection = ledger.connection()) {
            while (!rows.insert(connection, key, false, null, clock.instant())) {
                Optional<Row> row = rows.find(connection, key);
                if (row.isPresent() && row.get().confirmed()) {
                    return false;
                }
                if (row.isPresent()) {
                    takeOver(connection, key, row.get());
                    exchange.setProperty(UNCERTAIN, true);
                    break;
                }
                // It was let go in the same moment.
            }
            inHand.take(key);
            exchange.setProperty(UNKNOWN, unknown.test(exchange));
            exchange.setProperty(CLAIM, (Runnable) this::checkStillHeld);
            return true;
        } catch (SQLException e) {
            throw new LedgerUnavailableException("claim a mail", e);
        }
    }

    /** The comment is there. If that cannot be written down, the exchange fails, and the mail stays uncertain. */
    @Override
    public boolean confirm(Exchange exchange, String key) {
        inHand.done(key);
        String ticket = exchange.getProperty(TICKET, String.class);
        try (Connection connection = ledger.connection()) {
            // Without its claim, whoever lost that, the comment is there all the same.
            return rows.confirm(connection, key, ticket, clock.instant())
                    || rows.insert(connection, key, true, ticket, clock.instant());
        } catch (SQLException e) {
            exchange.setException(new LedgerUnavailableException("confirm a mail", e));
            return false;
        }
    }

    /** The mail did not become a comment, or nobody knows: then the claim is let go, but not forgotten. */
    @Override
    public boolean remove(Exchange exchange, String key) {
        boolean attempted = exchange.getProperty(ATTEMPTED, false, Boolean.class)
                || exchange.getProperty(UNCERTAIN, false, Boolean.class);
        Duration wait = exchange.getProperty(PENDING, false, Boolean.class) ? settle : Duration.ZERO;
        long kept = inHand.keep(key, wait); // also where the row cannot say it, or the clock is set
        try (Connection connection = ledger.connection()) {
            boolean gone =
                    attempted ? rows.letGo(connection, key, clock.instant().plus(wait)) : rows.delete(connection, key);
            if (wait.isZero()) {
                inHand.letGo(key, kept);
            }
            return gone;
        } catch (SQLException e) {
            return false; // Whoever takes the mail next finds a claim that nobody holds, and so an uncertain one.
        }
    }

    @Override
    public boolean contains(String key) {
        try (Connection connection = ledger.connection()) {
            return rows.find(connection, key).map(Row::confirmed).orElse(false);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("look for a mail", e);
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
    public void deleteExpired() {
        inHand.dropOld();
        try (Connection connection = ledger.connection()) {
            rows.dropConfirmed(connection, clock.instant(), keep);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("drop old mails", e);
        }
    }

    /**
     * Lets go of the claims that a connector left which is gone: at a ledger of one's own there can be no other. Vtiger may
     * still be at work on what that one asked for last, and how long ago that was its clock and ours need not agree on.
     */
    public void releaseAbandoned() {
        if (ledger.isShared()) {
            return; // they lapse
        }
        try (Connection connection = ledger.connection()) {
            rows.letGoOthers(connection, clock.instant().plus(settle));
        } catch (SQLException e) {
            throw new LedgerUnavailableException("let go of claims", e);
        }
    }

    /**
     * Before a comment is made: of the claim that the exchange carries, if any.
     *
     * @throws LedgerUnavailableException if another connector may be at the mail by now, because this one could not say that it lives
     */
    public static void checkStillHeld(Exchange exchange) {
        Runnable claim = exchange.getProperty(CLAIM, Runnable.class);
        if (claim != null) {
            claim.run();
        }
    }

    void checkStillHeld() {
        if (!heartbeat.isSure()) {
            throw new LedgerUnavailableException("be told that this connector lives", null);
        }
    }

    /** @throws ClaimHeldException if it cannot be had */
    private void takeOver(Connection connection, String key, Row row) throws SQLException {
        boolean held =
                inHand.has(key) || !heartbeat.id().equals(row.owner()) && heartbeat.isAlive(connection, row.owner());
        if (held || settles(row.freeAt()) || !rows.takeOver(connection, key, row.owner(), clock.instant())) {
            throw new ClaimHeldException();
        }
    }

    /** A moment further ahead than that was written down before the clock was set back. */
    private boolean settles(Instant freeAt) {
        Duration left = Duration.between(clock.instant(), freeAt);
        return left.compareTo(Duration.ZERO) > 0 && left.compareTo(settle) <= 0;
    }
}
