package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.imap.MailServerFault;
import io.github.vtigermail.mailbox.imap.ServerLimit;
import io.github.vtigermail.support.LastResultHealthCheck;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a poll's result means for its mailbox: its health check, its pause, and the line in the log. */
final class MailboxHealth {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxConsumer.class);

    private final String mailbox;
    private final Backoff backoff;
    private final LastResultHealthCheck check;

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

    void succeeded() {
        backoff.reset();
        check.succeeded();
    }

    /** The poll, or the wait for mail, failed. */
    void pollFailed(Throwable fault) {
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

    /** A person has to see to the mailbox; it is polled to find out whether that has been done. */
    void stopped(String reason) {
        if (!check.isDown(reason)) {
            LOG.error("mailbox={} is stopped: {}", mailbox, reason);
        }
        check.failed(reason);
    }
}
