package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.imap.MailServerFault;
import io.github.vtigermail.mailbox.imap.ServerLimit;
import io.github.vtigermail.mailbox.oauth.OAuthException;
import io.github.vtigermail.support.LastResultHealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a poll's result means for its mailbox: its health check, its pause, and the line in the log. */
final class MailboxHealth {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxConsumer.class);

    /** How often it is logged that a person has to do something. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final String mailbox;
    private final Backoff backoff;
    private final LastResultHealthCheck check;
    /** By {@link System#nanoTime}: the clock may be changed. */
    private long reported;

    /** @param backoff the mailbox's pauses, which a failure extends */
    MailboxHealth(String mailbox, Backoff backoff) {
        this.mailbox = mailbox;
        this.backoff = backoff;
        this.check = new LastResultHealthCheck("mailbox-" + mailbox);
    }

    void register(CamelContext context) {
        check.register(context);
    }

    void unregister(CamelContext context) {
        check.unregister(context);
    }

    /** Says ahead which credential will expire. */
    void look(CredentialWatch credentials, Instant now) {
        Long daysLeft = credentials.look().map(expiry -> expiry.daysLeft(now)).orElse(null);
        check.setNotice(credentials.notice().orElse(null), daysLeft);
    }

    void succeeded() {
        backoff.reset();
        check.succeeded();
    }

    /** The poll, or the wait for mail, failed. */
    void pollFailed(Throwable fault) {
        if (fault instanceof OAuthException access && access.needsPerson()) {
            needsPerson(access);
            return;
        }
        String reason = MailServerFault.describe(fault);
        check.failed("the mailbox cannot be read: " + reason);
        LOG.warn(
                "mailbox={} cannot be read: {}; retried in {} s",
                mailbox,
                reason,
                pause(ServerLimit.of(fault)).toSeconds());
    }

    /** @param limit the server's limit that was reached, if one was */
    void mailsFailed(Optional<String> limit) {
        check.failed("its mails cannot be worked on, or not be marked, and stay where they are: "
                + limit.map(MailServerFault::limitedBy).orElse("the log says why"));
        LOG.warn(
                "mailbox={} pauses for {} s, its mails stay where they are",
                mailbox,
                pause(limit).toSeconds());
    }

    private Duration pause(Optional<String> limit) {
        return limit.isPresent() ? backoff.extendLong() : backoff.extend();
    }

    /**
     * There is no access token, and will be none until a person has done something. Without a pause: the identity provider is
     * not asked by each poll, only the ledger whether a person has consented.
     */
    private void needsPerson(OAuthException fault) {
        String reason = "the mailbox cannot be read: " + fault.getMessage()
                + (fault.remedy() == OAuthException.Remedy.CONSENT
                        ? ": run java -jar vtiger-mail-connector.jar authorize --mailbox " + mailbox
                        : "");
        backoff.reset();
        if (!check.isDown(reason) || System.nanoTime() - reported >= AGAIN.toNanos()) {
            reported = System.nanoTime();
            LOG.error("mailbox={} {}", mailbox, reason);
        }
        check.failed(reason);
    }

    /** A person has to see to the mailbox; it is polled to find out whether that has been done. */
    void stopped(String reason) {
        if (!check.isDown(reason)) {
            LOG.error("mailbox={} is stopped: {}", mailbox, reason);
        }
        check.failed(reason);
    }
}
