package io.github.vtigermail.mailbox;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Camel's health check for a mailbox, {@code mailbox-NAME}: down, with the reason, from a poll that failed until one that
 * went well.
 */
final class MailboxHealth extends AbstractHealthCheck {
    private volatile String fault;

    MailboxHealth(String mailbox) {
        super("vtiger-mail", "mailbox-" + mailbox);
    }

    void well() {
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
