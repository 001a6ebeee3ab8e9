package io.github.vtigermail.ledger;

/** The ledger cannot be read or written. No mail is processed in the meantime: better no comment than two. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what what the ledger cannot do, as in "claim a mail" */
    public LedgerUnavailableException(String what, Throwable cause) {
        super("the ledger cannot " + what + "; see ledger.url, its disk and its permissions", cause);
    }
}
