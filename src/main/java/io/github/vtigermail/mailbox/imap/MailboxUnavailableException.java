package io.github.vtigermail.mailbox.imap;

/** The mail server does not give a mail that it has. The mail is taken again when the connection stands again. */
public final class MailboxUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public MailboxUnavailableException(Exception cause) {
        super(MailServerFault.describe(cause));
    }
}
