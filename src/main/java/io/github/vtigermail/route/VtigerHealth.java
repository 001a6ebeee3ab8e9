package io.github.vtigermail.route;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Camel's health check for Vtiger, of this name: down from the moment that a mail was given up on because of Vtiger, with the
 * reason, until Vtiger gives a proper answer. It asks nothing by itself.
 */
public final class VtigerHealth extends AbstractHealthCheck {
    private volatile String fault;

    public VtigerHealth() {
        super("vtiger-mail", "vtiger");
    }

    void answered() {
        fault = null;
    }

    /** @param message for people, without a confidential word */
    void failed(String message) {
        fault = message;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        String now = fault;
        result.up();
        if (now != null) {
            result.down().message(now);
        }
    }
}
