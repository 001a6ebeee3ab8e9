package io.github.vtigermail.ledger;

/** Another worker or connector is at the same mail just now. The mail stays unsettled until that one has confirmed. */
public final class ClaimHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClaimHeld() {
        super("the same mail is being worked on elsewhere");
    }
}
