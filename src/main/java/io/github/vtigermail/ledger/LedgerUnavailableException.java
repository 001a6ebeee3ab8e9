package io.github.vtigermail.ledger;

/** The ledger cannot be read or written. No mail is taken then: better none than one twice. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailableException(String what, Throwable cause) {
        super("the ledger cannot " + what + "; see ledger.url, its disk and its rights", cause);
    }
}
