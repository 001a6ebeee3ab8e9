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

/**
 * The idempotent repository: a mail is claimed before its comment is made and confirmed afterwards. A claim without a
 * confirmation is <em>uncertain</em>: the next one to claim the mail has to ask Vtiger whether the comment exists.
 *
 * <p>Camel's own JDBC repositories do not distinguish the two: with them a mail whose connector died in between counts as
 * done.
 */
public final class Claims extends ExchangeClaims {
    /** Exchange property: true if the mail may already have become a comment. */
    public static final String UNCERTAIN = "LedgerUncertain";
    /** Exchange property: true if the ledger may not know that the mail became a comment: it is younger, or lost rows. */
    public static final String UNKNOWN = "LedgerUnknown";
    /** Exchange property, set by the step that makes the comment: true as soon as the request may have reached Vtiger. */
    public static final String ATTEMPTED = "LedgerAttempted";
    /** Exchange property, set by the step that makes the comment: true while Vtiger, which did not answer, may be making it. */
    public static final String PENDING = "LedgerPending";
    /** Exchange property: the ticket that has the comment, by a name that no other ticket has. */
    public static final String TICKET = "LedgerTicket";

    private static final String CLAIM = "LedgerClaim";

    private final Ledger ledger;
    private final Heartbeat heartbeat;
    private final Predicate<Exchange> unknown;
    private final Duration keep;
    private final Duration settleTime;
    private final Clock clock;
    private final ClaimTable rows;
    private final ClaimsInProgress inProgress;

    /**
     * @param heartbeat this connector's
     * @param unknown whether the ledger may not know that a mail became a comment
     * @param keep how long confirmed keys are kept
     * @param settleTime how long Vtiger may go on making a comment after its request was given up
     */
    public Claims(
            Ledger ledger,
            Heartbeat heartbeat,
            Predicate<Exchange> unknown,
            Duration keep,
            Duration settleTime,
            Clock clock) {
        this(ledger, heartbeat, unknown, keep, settleTime, clock, System::nanoTime);
    }

    /** @param nanoTime elapsed time, as {@link System#nanoTime}: the system clock may be changed */
    Claims(
            Ledger ledger,
            Heartbeat heartbeat,
            Predicate<Exchange> unknown,
            Duration keep,
            Duration settleTime,
            Clock clock,
            LongSupplier nanoTime) {
        this.ledger = ledger;
        this.heartbeat = heartbeat;
        this.unknown = unknown;
        this.keep = keep;
        this.settleTime = settleTime;
        this.clock = clock;
        this.inProgress = new ClaimsInProgress(nanoTime);
        this.rows = new ClaimTable(heartbeat.id());
    }

    /**
     * Claims a mail.
     *
     * @return true if this connector may process the mail, false if its comment is confirmed
     * @throws ClaimHeldException if another one is processing it, or Vtiger may still be making its comment
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
                    acquire(connection, key, row.get());
                    exchange.setProperty(UNCERTAIN, true);
                    break;
                }
                // It was deleted in the meantime.
            }
            inProgress.begin(key);
            exchange.setProperty(UNKNOWN, unknown.test(exchange));
            exchange.setProperty(CLAIM, (Runnable) this::checkStillHeld);
            return true;
        } catch (SQLException e) {
            throw new LedgerUnavailableException("claim a mail", e);
        }
    }

    /** The comment exists. If that cannot be recorded, the exchange fails and the mail stays uncertain. */
    @Override
    public boolean confirm(Exchange exchange, String key) {
        inProgress.end(key);
        String ticket = exchange.getProperty(TICKET, String.class);
        try (Connection connection = ledger.connection()) {
            // Even if the claim was lost meanwhile, the comment exists.
            return rows.confirm(connection, key, ticket, clock.instant())
                    || rows.insert(connection, key, true, ticket, clock.instant());
        } catch (SQLException e) {
            exchange.setException(new LedgerUnavailableException("confirm a mail", e));
            return false;
        }
    }

    /** Releases a claim. Its row is kept if the mail may have become a comment, so that it stays uncertain. */
    @Override
    public boolean remove(Exchange exchange, String key) {
        boolean attempted = exchange.getProperty(ATTEMPTED, false, Boolean.class)
                || exchange.getProperty(UNCERTAIN, false, Boolean.class);
        Duration wait = exchange.getProperty(PENDING, false, Boolean.class) ? settleTime : Duration.ZERO;
        long deadline = inProgress.extend(key, wait); // in case the row cannot be written, or the clock is changed
        try (Connection connection = ledger.connection()) {
            boolean released = attempted
                    ? rows.release(connection, key, clock.instant().plus(wait))
                    : rows.delete(connection, key);
            if (wait.isZero()) {
                inProgress.end(key, deadline);
            }
            return released;
        } catch (SQLException e) {
            return false; // The row stays without anyone processing the mail, so the next claim is uncertain.
        }
    }

    @Override
    public boolean contains(String key) {
        try (Connection connection = ledger.connection()) {
            return rows.find(connection, key).map(Row::confirmed).orElse(false);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("look up a mail", e);
        }
    }

    /** Deletes the confirmed keys that have been kept long enough. */
    public void deleteExpired() {
        inProgress.deleteExpired();
        try (Connection connection = ledger.connection()) {
            rows.deleteConfirmed(connection, clock.instant(), keep);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("delete expired mails", e);
        }
    }

    /**
     * Releases the claims that an earlier process left behind; in a shared ledger they expire instead. Vtiger may still be
     * making the last comment, and as the clock may have changed since, all of them wait for the whole settle time.
     */
    public void releaseAbandoned() {
        if (ledger.isShared()) {
            return;
        }
        try (Connection connection = ledger.connection()) {
            rows.releaseOthers(connection, clock.instant().plus(settleTime));
        } catch (SQLException e) {
            throw new LedgerUnavailableException("release abandoned claims", e);
        }
    }

    /**
     * Checks, before a comment is made, that the claim of this exchange, if it has one, still holds.
     *
     * @throws LedgerUnavailableException if another connector may have claimed the mail, as this one could not record that it
     *     is alive
     */
    public static void checkStillHeld(Exchange exchange) {
        Runnable claim = exchange.getProperty(CLAIM, Runnable.class);
        if (claim != null) {
            claim.run();
        }
    }

    private void checkStillHeld() {
        if (!heartbeat.isCurrent()) {
            throw new LedgerUnavailableException("record that this connector is alive", null);
        }
    }

    /** @throws ClaimHeldException if the claim is not free */
    private void acquire(Connection connection, String key, Row row) throws SQLException {
        boolean held = inProgress.contains(key)
                || !heartbeat.id().equals(row.owner()) && heartbeat.isAlive(connection, row.owner());
        if (held || isSettling(row.freeAt()) || !rows.acquire(connection, key, row.owner(), clock.instant())) {
            throw new ClaimHeldException();
        }
    }

    /** A moment further ahead than the settle time was written before the clock was set back, and does not count. */
    private boolean isSettling(Instant freeAt) {
        Duration left = Duration.between(clock.instant(), freeAt);
        return left.compareTo(Duration.ZERO) > 0 && left.compareTo(settleTime) <= 0;
    }
}
