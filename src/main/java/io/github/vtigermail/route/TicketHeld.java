package io.github.vtigermail.route;

/** The ticket takes in too many mails at present: this one waits in its mailbox. No fault of anyone's. */
public final class TicketHeld extends Exception {
    private static final long serialVersionUID = 1L;

    public TicketHeld() {
        super("the ticket takes in too many mails", null, false, false); // one a held mail and poll: no stack trace
    }
}
