package io.github.vtigermail.ledger;

import io.github.vtigermail.ledger.ClaimTable.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * The idempotent repository: a mail is claimed before its comment is made and confirmed afterwards. In between, the row says
 * until when Vtiger may be making the comment: a request goes on when the connector that sent it is gone.
 *
 * <p>Camel's own JDBC repositories do not distinguish the two: with them a mail whose connector died in between counts as
 * done.
 */
public final class Claims extends ExchangeClaims {
    /** Exchange property: true if the mail was claimed before, so that an earlier attempt may have made its comment. */
    public static final String UNCERTAIN = "LedgerUncertain";
    /** Exchange property, set by the step that makes the comment: true as soon as the request may have reached Vtiger. */
    public static final String ATTEMPTED = "LedgerAttempted";
    /** Exchange property, set by the step that makes the comment: true while Vtiger, which did not answer, may be making it. */
    public static final String PENDING = "LedgerPending";
    /** Exchange property: the ticket that has the comment, by a name that no other ticket has. */
    public static final String TICKET = "LedgerTicket";

    private static final String CLAIM = "LedgerClaim";
    /** No request takes longer. */
    private static final Duration LONGEST_REQUEST = Duration.ofHours(1);

    private final Ledger ledger;
    private final Heartbeat heartbeat;
    private final Duration keep;
    private final Duration settleTime;
    private final ClaimTable rows;
    private final ClaimsInProgress inProgress;
    private final ClaimReleases releases;

    /**
     * @param heartbeat this connector's
     * @param keep how long confirmed keys are kept
     * @param settleTime how long Vtiger may go on making a comment after its request was given up
     */
    public Claims(Ledger ledger, Heartbeat heartbeat, Duration keep, Duration settleTime) {
        this(ledger, heartbeat, keep, settleTime, System::nanoTime);
    }

    /** @param nanoTime elapsed time, as {@link System#nanoTime}: the system clock may be changed */
    Claims(Ledger ledger, Heartbeat heartbeat, Duration keep, Duration settleTime, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.heartbeat = heartbeat;
        this.keep = keep;
        this.settleTime = settleTime;
        this.inProgress = new ClaimsInProgress(nanoTime);
        this.rows = new ClaimTable(heartbeat.id());
        this.releases = new ClaimReleases(ledger, rows, inProgress, nanoTime);
    }

    /**
     * Claims a mail.
     *
     * @return true if this connector may process the mail, false if its comment is confirmed
     * @throws ClaimHeldException if another one is processing it, or Vtiger may still be making its comment
     */
    @Override
    public boolean add(Exchange exchange, String key) {
        if (!inProgress.begin(key)) {
            if (contains(key)) {
                return false;
            }
            throw new ClaimHeldException();
        }
        boolean claimed = false;
        try (Connection connection = ledger.connection()) {
            claimed = claim(exchange, connection, key);
            return claimed;
        } catch (SQLException e) {
            throw new LedgerUnavailableException("claim a mail", e);
        } finally {
            if (!claimed) {
                inProgress.end(key);
            }
        }
    }

    private boolean claim(Exchange exchange, Connection connection, String key) throws SQLException {
        while (!rows.insert(connection, key, false, null, ledger.now(connection))) {
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
        releases.forget(key);
        exchange.setProperty(CLAIM, claimOf(key));
        return true;
    }

    /**
     * Records, right before the request, that Vtiger is asked for the comment of this exchange, if the exchange has a claim.
     *
     * @param atMost how long the request may take
     * @throws ClaimHeldException if another connector has claimed the mail, as this one seemed dead
     * @throws LedgerUnavailableException if it cannot be recorded; then the request must not be made
     */
    public static void beginAttempt(Exchange exchange, Duration atMost) {
        MailClaim claim = exchange.getProperty(CLAIM, MailClaim.class);
        if (claim != null) {
            claim.begin(atMost);
        }
    }

    /**
     * Records that the comment of this exchange exists, if the exchange has a claim, before the exchange is done: for a comment
     * that is never found again, so that it must not be made again whatever becomes of the exchange.
     *
     * @throws LedgerUnavailableException if it cannot be recorded
     */
    public static void confirmAttempt(Exchange exchange) {
        MailClaim claim = exchange.getProperty(CLAIM, MailClaim.class);
        if (claim != null) {
            claim.confirm(exchange.getProperty(TICKET, String.class));
        }
    }

    private MailClaim claimOf(String key) {
        return new MailClaim(ledger, rows, settleTime, key);
    }

    /** The comment exists. If that cannot be recorded, the exchange fails and the mail stays uncertain. */
    @Override
    public boolean confirm(Exchange exchange, String key) {
        try {
            return claimOf(key).confirm(exchange.getProperty(TICKET, String.class));
        } catch (LedgerUnavailableException e) {
            releases.postpone(key);
            exchange.setException(e);
            return false;
        } finally {
            inProgress.end(key);
        }
    }

    /** Releases a claim. Its row is kept if the mail may have become a comment, so that it stays uncertain. */
    @Override
    public boolean remove(Exchange exchange, String key) {
        boolean attempted = exchange.getProperty(ATTEMPTED, false, Boolean.class)
                || exchange.getProperty(UNCERTAIN, false, Boolean.class);
        Duration wait = exchange.getProperty(PENDING, false, Boolean.class) ? settleTime : Duration.ZERO;
        try {
            return releases.release(key, attempted, wait); // until then no other worker can claim the mail
        } finally {
            inProgress.extend(key, wait);
        }
    }

    /**
     * Releases the claims that could not be released when their exchanges ended: other connectors wait for them as long as this
     * one is alive.
     */
    public void releaseLate() {
        releases.retry();
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
            rows.deleteConfirmed(connection, ledger.now(connection), keep);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("delete expired mails", e);
        }
    }

    /**
     * Has the mails wait for which an earlier process asked Vtiger that has no answer: Vtiger may still be making the comment.
     * By elapsed time, as the clock may have been changed since: as if it had been asked right now. In a shared ledger the rows
     * say until when.
     */
    public void awaitAbandoned() {
        if (ledger.isShared()) {
            return;
        }
        try (Connection connection = ledger.connection()) {
            rows.begunByOthers(connection).forEach((key, time) -> inProgress.extend(key, plausible(time)));
        } catch (SQLException e) {
            throw new LedgerUnavailableException("read abandoned claims", e);
        }
    }

    /** Earlier versions recorded the two moments one after the other: the clock may have been changed in between. */
    private Duration plausible(Duration time) {
        Duration longest = LONGEST_REQUEST.plus(settleTime);
        return time.compareTo(settleTime) < 0 ? settleTime : time.compareTo(longest) > 0 ? longest : time;
    }

    /** @throws ClaimHeldException if the claim is not free */
    private void acquire(Connection connection, String key, Row row) throws SQLException {
        boolean held = !heartbeat.id().equals(row.owner()) && heartbeat.isAlive(connection, row.owner());
        if (held
                || isSettling(connection, row)
                || !rows.acquire(connection, key, row.owner(), ledger.now(connection))) {
            throw new ClaimHeldException();
        }
    }

    /**
     * In a file, all mails for which Vtiger was asked are in progress here, by elapsed time. A moment too far ahead was written
     * before the clock of the shared database was set back.
     */
    private boolean isSettling(Connection connection, Row row) throws SQLException {
        if (!ledger.isShared()) {
            return false;
        }
        Duration left = Duration.between(ledger.now(connection), row.freeAt());
        return left.compareTo(Duration.ZERO) > 0 && left.compareTo(LONGEST_REQUEST.plus(settleTime)) <= 0;
    }
}
