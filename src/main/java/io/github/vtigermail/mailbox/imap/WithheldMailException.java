package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;

/** The connection is healthy, and the server does not return a mail. */
public final class WithheldMailException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final int patience;

    private WithheldMailException(String message, int patience) {
        super(message);
        this.patience = patience;
    }

    /** The server refuses it, or says that all is well and returns nothing, and returns others. */
    static WithheldMailException refused() {
        return new WithheldMailException("the mail server does not return this mail", 3);
    }

    /** The same, in a folder without other mails, where it may be that the server returns none. */
    static WithheldMailException refusedTheOnlyOne() {
        return new WithheldMailException("the mail server does not return this mail, the only one in its folder", 10);
    }

    /** The server returns something else, such as a text of its own that says that it cannot. */
    public static WithheldMailException substituted() {
        return new WithheldMailException("the mail server returns something else in place of this mail", 3);
    }

    /** The server returns no other mail either: that is a fault of its own, and no mail is given up. */
    static WithheldMailException refusedLikeAll() {
        return new WithheldMailException("the mail server does not return mails", Integer.MAX_VALUE);
    }

    /** Whether other mails are not affected. */
    public boolean isOfOneMail() {
        return patience < Integer.MAX_VALUE;
    }

    /** How many times in a row that has to happen until the mail is given up. */
    int patience() {
        return patience;
    }
}
