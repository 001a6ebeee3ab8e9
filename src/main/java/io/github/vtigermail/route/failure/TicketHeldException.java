package io.github.vtigermail.route.failure;

/** The ticket takes in too many mails at present, or its mailbox is held: this one waits in its mailbox. No fault of anyone's. */
public final class TicketHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TicketHeldException() {
        super("the ticket or the mailbox is held", null, false, false); // one a held mail and poll: no stack trace
    }
}
