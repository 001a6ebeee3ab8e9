package io.github.vtigermail.ledger;

/**
 * Another worker or connector is at the same mail just now, or Vtiger may still be at work on its comment. No failure: the
 * mail stays unsettled until it is known whether the comment stands.
 */
public final class ClaimHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClaimHeldException() {
        super("the same mail is being worked on", null, false, false); // one a poll and mail: no stack trace
    }
}
