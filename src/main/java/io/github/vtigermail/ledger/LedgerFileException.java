package io.github.vtigermail.ledger;

import java.io.IOException;

/** A file cannot be used as the ledger, for a reason that the message says, with what to do. */
final class LedgerFileException extends IOException {
    private static final long serialVersionUID = 1L;

    LedgerFileException(String message) {
        super(message);
    }
}
