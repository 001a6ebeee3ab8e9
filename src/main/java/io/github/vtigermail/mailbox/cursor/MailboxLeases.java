package io.github.vtigermail.mailbox.cursor;

/** Which mailboxes this connector works on, where several could. */
public interface MailboxLeases {
    /** Every mailbox is worked on, by whoever has it in its files. */
    MailboxLeases NONE = new MailboxLeases() {
        @Override
        public boolean acquire(String mailbox) {
            return true;
        }

        @Override
        public void release(String mailbox) {}
    };

    /** Whether this connector has the mailbox; takes it if nobody has who lives. */
    boolean acquire(String mailbox);

    /** This connector works on it no more: another may take it at once. */
    void release(String mailbox);
}
