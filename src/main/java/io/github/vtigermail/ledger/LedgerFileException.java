package io.github.vtigermail.ledger;

import java.io.IOException;

/** Why the file of a ledger cannot be opened, in a message made for people. */
final class LedgerFileException extends IOException {
    private static final long serialVersionUID = 1L;

    LedgerFileException(String message) {
        super(message);
    }
}
