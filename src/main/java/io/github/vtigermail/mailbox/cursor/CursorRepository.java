package io.github.vtigermail.mailbox.cursor;

import java.util.Map;
import java.util.Optional;

/** Where the positions of the cursors are kept: in the ledger, so that they survive a restart. */
public interface CursorRepository {
    /** The position in this mailbox; empty if it is seen for the first time. */
    Optional<CursorPosition> find(String mailbox);

    /** The positions in all mailboxes with this UIDVALIDITY, by the mailbox. */
    Map<String, CursorPosition> findAll(long uidValidity);

    /** Stores the position durably. */
    void save(String mailbox, CursorPosition position);
}
