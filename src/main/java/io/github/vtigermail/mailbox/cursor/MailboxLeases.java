package io.github.vtigermail.mailbox.cursor;

/** Which mailboxes this connector reads, if several could read them. */
public interface MailboxLeases {
    /** This connector reads all its mailboxes. */
    MailboxLeases NONE = new MailboxLeases() {
        @Override
        public boolean acquire(String mailbox) {
            return true;
        }

        @Override
        public void release(String mailbox) {}
    };

    /** Acquires or keeps the lease on the mailbox. @return false if another living connector has it */
    boolean acquire(String mailbox);

    /** Releases the lease, so that another connector can acquire it at once. */
    void release(String mailbox);
}
