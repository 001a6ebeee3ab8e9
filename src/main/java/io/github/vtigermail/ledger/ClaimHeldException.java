package io.github.vtigermail.ledger;

/**
 * The mail is being processed by another worker or connector, or Vtiger may still be processing its comment. This is not a
 * failure: the mail stays unsettled until it is known whether the comment exists.
 */
public final class ClaimHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClaimHeldException() {
        super("the same mail is being processed", null, false, false); // one per poll and mail: no stack trace
    }
}
