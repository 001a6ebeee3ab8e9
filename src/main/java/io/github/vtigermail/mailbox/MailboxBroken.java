package io.github.vtigermail.mailbox;

/** The mail server does not give a mail that it has. The mail is taken again when the connection stands again. */
public final class MailboxBroken extends Exception {
    private static final long serialVersionUID = 1L;

    MailboxBroken(Exception cause) {
        super(Reason.of(cause));
    }
}
