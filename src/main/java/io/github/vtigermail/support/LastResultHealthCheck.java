package io.github.vtigermail.support;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Camel's health check of something that is used, such as a mailbox or Vtiger. It is down, with the reason, from a
 * failure until the next success. It never makes a request itself.
 */
public final class LastResultHealthCheck extends AbstractHealthCheck {
    private volatile String fault;
    private volatile String notice;
    private volatile Long daysLeft;

    /** @param name the name of the check */
    public LastResultHealthCheck(String name) {
        super("vtiger-mail", name);
    }

    /** Registers it, in place of one of the same name. */
    public void register(CamelContext context) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null) {
            synchronized (checks) {
                checks.getCheck(getId()).ifPresent(checks::unregister); // or Camel would keep that one
                checks.register(this);
            }
        }
    }

    /** Removes it, unless another one of the same name has taken its place. */
    public void unregister(CamelContext context) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null) {
            synchronized (checks) {
                checks.getCheck(getId())
                        .filter(registered -> registered == this)
                        .ifPresent(checks::unregister);
            }
        }
    }

    /**
     * Sets what is worth a word while it is up.
     *
     * @param notice for people; null if all is well
     * @param daysLeft after how many days it will be down if nobody does anything; null if that is not known
     */
    public void setNotice(String notice, Long daysLeft) {
        this.notice = notice;
        this.daysLeft = daysLeft;
    }

    public void succeeded() {
        fault = null;
    }

    /** @param message for people, without confidential text */
    public void failed(String message) {
        fault = message;
    }

    /** Whether it is down for this reason. */
    public boolean isDown(String message) {
        return message.equals(fault);
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        String now = fault;
        result.up();
        if (notice != null) {
            result.message(notice);
        }
        if (daysLeft != null) {
            result.detail("credential.days-left", daysLeft);
        }
        if (now != null) {
            result.down().message(now);
        }
    }
}
