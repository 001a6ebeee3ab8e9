package io.github.vtigermail.ops.startup;

import io.github.vtigermail.vtiger.VtigerAccount;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in at Vtiger when the connector starts, so that a wrong address, user or key shows then and not with the first mail.
 * Retries once a minute until a login has succeeded, this one or that of a mail.
 */
public final class FirstLogin {
    private static final Logger LOG = LoggerFactory.getLogger(FirstLogin.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final VtigerAccount account;
    private final URI url;
    private final String username;
    private String reported;

    /**
     * @param account whose health check is down from now on until a login has succeeded
     * @param url the address, for the log
     * @param username the user, for the log
     */
    public FirstLogin(VtigerAccount account, URI url, String username) {
        this.account = account;
        this.url = url;
        this.username = username;
        account.expectAnswer();
    }

    /** Begins, and returns at once: the mailboxes are read without Vtiger too. */
    public void start(CamelContext context) {
        ScheduledExecutorService thread =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "vtiger-login");
        thread.scheduleWithFixedDelay(() -> attempt(thread), 0, INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    private void attempt(ScheduledExecutorService thread) {
        try {
            String version = account.logIn();
            LOG.info("logged in at {} as {}: Vtiger {}", url, username, version.isEmpty() ? "(no version)" : version);
            thread.shutdown();
        } catch (VtigerException e) {
            report(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the connector is stopped
        }
    }

    /** Not each minute the same. */
    private void report(String fault) {
        if (!fault.equals(reported)) {
            LOG.warn(
                    "cannot log in at {} as {}: {}. Mails wait; retried every {} s",
                    url,
                    username,
                    fault,
                    INTERVAL.toSeconds());
        }
        reported = fault;
    }
}
