package io.github.vtigermail.mailbox;

/** Which mailboxes this connector works on, where several could. */
public interface MailboxLeases {
    /** Every mailbox is worked on, by whoever has it in its files. */
    MailboxLeases NONE = new MailboxLeases() {
        @Override
        public boolean isOurs(String mailbox) {
            return true;
        }

        @Override
        public void letGo(String mailbox) {}
    };

    /** Whether this connector has the mailbox; takes it if nobody has who lives. */
    boolean isOurs(String mailbox);

    /** This connector works on it no more: another may take it at once. */
    void letGo(String mailbox);
}
