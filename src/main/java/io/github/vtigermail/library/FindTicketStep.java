package io.github.vtigermail.library;

/** Finds the ticket that the subject names; then the headers say which it is. */
public final class FindTicketStep extends VtigerStep {
    public FindTicketStep() {
        super("step-find-ticket");
    }
}
