package io.github.vtigermail.ops;

import io.github.vtigermail.ledger.LedgerUnavailable;
import org.apache.camel.util.ObjectHelper;

/** Why the connector cannot start, for people. */
public final class StartFault {
    private StartFault() {}

    /** In one line. */
    public static String describe(Throwable fault) {
        LedgerUnavailable ledger = ObjectHelper.getException(LedgerUnavailable.class, fault);
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (ledger != null) {
            return ledger.getMessage() + " (" + root.getMessage() + ")";
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getName() : message;
    }
}
