package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Releases this connector's claims; those for which the ledger cannot be written are kept in memory and released later. */
final class ClaimReleases {
    private final Ledger ledger;
    private final ClaimTable rows;
    private final ClaimsInProgress inProgress;
    private final LongSupplier nanoTime;
    private final Map<String, Release> postponed = new ConcurrentHashMap<>();

    /** @param until when, by {@link #nanoTime}, Vtiger is no longer making the comment */
    private record Release(boolean attempted, long until) {}

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    ClaimReleases(Ledger ledger, ClaimTable rows, ClaimsInProgress inProgress, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.rows = rows;
        this.inProgress = inProgress;
        this.nanoTime = nanoTime;
    }

    /**
     * Releases the claim of a mail that is in progress. Its row is kept if the mail may have become a comment.
     *
     * @param wait how long Vtiger may go on making the comment
     * @return false if that is postponed, or the claim was another connector's by now
     */
    boolean release(String key, boolean attempted, Duration wait) {
        Release release = new Release(attempted, nanoTime.getAsLong() + wait.toNanos());
        try (Connection connection = ledger.connection()) {
            return write(connection, key, release);
        } catch (SQLException e) {
            postponed.put(key, release);
            return false;
        }
    }

    /** The claim of a mail that became a comment, which could not be confirmed. */
    void postpone(String key) {
        postponed.put(key, new Release(true, nanoTime.getAsLong()));
    }

    /** The mail is claimed again. */
    void forget(String key) {
        postponed.remove(key);
    }

    /**
     * Releases what was postponed, except for mails that are in progress (again): a worker has claimed them, or will.
     *
     * @throws LedgerUnavailableException if it still cannot be written
     */
    void retry() {
        if (postponed.isEmpty()) {
            return;
        }
        try (Connection connection = ledger.connection()) {
            for (String key : postponed.keySet()) {
                if (inProgress.begin(key)) {
                    retry(connection, key);
                }
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("release a mail", e);
        }
    }

    private void retry(Connection connection, String key) throws SQLException {
        try {
            Release release = postponed.get(key);
            if (release != null) { // else a worker has claimed the mail and ended since
                write(connection, key, release);
                postponed.remove(key);
            }
        } finally {
            inProgress.end(key);
        }
    }

    private boolean write(Connection connection, String key, Release release) throws SQLException {
        Duration left = Duration.ofNanos(Math.max(0, release.until() - nanoTime.getAsLong()));
        return release.attempted()
                ? rows.release(connection, key, ledger.now(connection), left)
                : rows.delete(connection, key);
    }
}
