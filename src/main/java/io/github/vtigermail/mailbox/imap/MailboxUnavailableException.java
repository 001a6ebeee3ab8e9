package io.github.vtigermail.mailbox.imap;

/** The mail server cannot be used, or does not return a mail that it has. The mail is retried once it can. */
public final class MailboxUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public MailboxUnavailableException(Exception cause) {
        super(MailServerFault.describe(cause));
    }
}
