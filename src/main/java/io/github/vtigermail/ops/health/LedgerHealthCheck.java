package io.github.vtigermail.ops.health;

import io.github.vtigermail.ledger.Ledger;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Camel's health check {@code ledger}: whether the ledger can be written to. */
public final class LedgerHealthCheck extends AbstractHealthCheck {
    private final Ledger ledger;

    public LedgerHealthCheck(Ledger ledger) {
        super("vtiger-mail", "ledger");
        this.ledger = ledger;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.up();
        if (!ledger.isAvailable()) {
            result.down().message("the ledger cannot be written to; see ledger.url, its disk and its permissions");
        }
    }
}
