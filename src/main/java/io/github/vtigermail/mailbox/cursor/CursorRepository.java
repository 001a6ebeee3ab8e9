package io.github.vtigermail.mailbox.cursor;

import java.util.Optional;

/** Where the places in the mailboxes are kept: in the ledger, so that they outlive the connector. */
public interface CursorRepository {
    /** The place in this mailbox, or empty if it is seen for the first time. */
    Optional<CursorPosition> find(String mailbox);

    /** Keeps the place; it is safe when this returns. */
    void save(String mailbox, CursorPosition position);
}
