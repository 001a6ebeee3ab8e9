package io.github.vtigermail.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The claim that this connector has on one mail. */
final class MailClaim {
    private final Ledger ledger;
    private final ClaimTable rows;
    private final Duration settleTime;
    private final String key;

    MailClaim(Ledger ledger, ClaimTable rows, Duration settleTime, String key) {
        this.ledger = ledger;
        this.rows = rows;
        this.settleTime = settleTime;
        this.key = key;
    }

    /** Vtiger is asked for the comment now. @throws ClaimHeldException if the claim is another connector's by now */
    void begin(Duration atMost) {
        try (Connection connection = ledger.connection()) {
            if (!rows.begin(connection, key, ledger.now(connection), atMost.plus(settleTime))) {
                throw new ClaimHeldException();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("record that a comment is being made", e);
        }
    }

    /**
     * The comment exists, even if the claim was lost meanwhile.
     *
     * @param ticket the one that has it
     */
    boolean confirm(String ticket) {
        try (Connection connection = ledger.connection()) {
            return rows.confirm(connection, key, ticket, ledger.now(connection))
                    || rows.insert(connection, key, true, ticket, ledger.now(connection));
        } catch (SQLException e) {
            throw new LedgerUnavailableException("confirm a mail", e);
        }
    }
}
