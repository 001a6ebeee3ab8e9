package io.github.vtigermail.ops.startup;

import io.github.vtigermail.vtiger.VtigerAccount;
import io.github.vtigermail.vtiger.client.VtigerException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in at Vtiger when the connector starts, so that a wrong address, user or key shows then and not with the first mail.
 * Until Vtiger has answered, it does so once a minute.
 */
public final class FirstLogin {
    private static final Logger LOG = LoggerFactory.getLogger(FirstLogin.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    /** How long the start waits for the first attempt to end: the mailboxes are read without Vtiger too. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final VtigerAccount account;
    private final URI url;
    private final String username;
    private final CountDownLatch tried = new CountDownLatch(1);
    private String reported;

    /**
     * @param url the address, for the log
     * @param username the user, for the log
     */
    public FirstLogin(VtigerAccount account, URI url, String username) {
        this.account = account;
        this.url = url;
        this.username = username;
        account.expectAnswer();
    }

    /** Begins. Returns when the first attempt has ended, or after a few seconds. */
    public void start(CamelContext context) throws InterruptedException {
        ScheduledExecutorService thread =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "vtiger-login");
        thread.scheduleWithFixedDelay(() -> attempt(thread), 0, INTERVAL.toSeconds(), TimeUnit.SECONDS);
        if (!tried.await(WAIT.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("{} has not answered the login of {} within {} s", url, username, WAIT.toSeconds());
        }
    }

    private void attempt(ScheduledExecutorService thread) {
        try {
            if (account.hasAnswered()) {
                thread.shutdown();
                return;
            }
            String version = account.logIn();
            LOG.info("logged in at {} as {}: Vtiger {}", url, username, version.isEmpty() ? "(no version)" : version);
        } catch (VtigerException e) {
            report(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the connector is stopped
        } finally {
            tried.countDown();
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
