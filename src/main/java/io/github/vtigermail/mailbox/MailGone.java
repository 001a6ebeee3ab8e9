package io.github.vtigermail.mailbox;

/** Someone moved or deleted the mail before it was read. There is nothing left to do. */
public final class MailGone extends Exception {
    private static final long serialVersionUID = 1L;

    MailGone() {
        super("the mail is no longer in the mailbox");
    }
}
