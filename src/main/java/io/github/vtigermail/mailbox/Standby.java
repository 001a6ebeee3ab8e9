package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether another connector reads a mailbox, so that this one stands by. Logs when that changes. */
final class Standby {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxConsumer.class);

    private final String mailbox;
    private final String identity;
    private final MailboxLeases leases;
    private boolean on;

    /** @param identity the name of the mailbox that all connectors share */
    Standby(String mailbox, String identity, MailboxLeases leases) {
        this.mailbox = mailbox;
        this.identity = identity;
        this.leases = leases;
    }

    /** Acquires or renews the lease; to be called before each poll. @return whether this connector stands by */
    boolean update() {
        boolean before = on;
        on = !leases.acquire(identity);
        if (on && !before) {
            LOG.info("mailbox={} stands by: another connector works on it", mailbox);
        } else if (before && !on) {
            LOG.info("mailbox={} is this connector's now", mailbox);
        }
        return on;
    }

    /** Releases the lease, after the last poll. */
    void end() {
        leases.release(identity);
    }
}
