package io.github.vtigermail.route;

/** The ticket takes in too many mails at present: this one waits in its mailbox. No fault of anyone's. */
public final class TicketHeldException extends Exception {
    private static final long serialVersionUID = 1L;

    public TicketHeldException() {
        super("the ticket takes in too many mails", null, false, false); // one a held mail and poll: no stack trace
    }
}
