package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether another connector works on a mailbox, so that this one stands by; says in the log when that changes. */
final class Standby {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxConsumer.class);

    private final String mailbox;
    private final String identity;
    private final MailboxLeases leases;
    private boolean on;

    /** @param identity what the connectors that share a ledger all call the mailbox */
    Standby(String mailbox, String identity, MailboxLeases leases) {
        this.mailbox = mailbox;
        this.identity = identity;
        this.leases = leases;
    }

    /** Asked before each poll. */
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

    /** This connector polls no more. */
    void end() {
        leases.release(identity);
    }
}
