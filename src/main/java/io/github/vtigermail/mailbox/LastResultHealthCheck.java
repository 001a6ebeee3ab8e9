package io.github.vtigermail.mailbox;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Camel's health check for something that is worked with, a mailbox or Vtiger: down, with the reason, from a failure until it
 * goes well again. It asks nothing by itself.
 */
public final class LastResultHealthCheck extends AbstractHealthCheck {
    private volatile String fault;

    /** @param name what it is called where health is shown */
    public LastResultHealthCheck(String name) {
        super("vtiger-mail", name);
    }

    public void succeeded() {
        fault = null;
    }

    /** @param message for people, without a confidential word */
    public void failed(String message) {
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
