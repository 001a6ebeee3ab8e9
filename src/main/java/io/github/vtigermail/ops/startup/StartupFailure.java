package io.github.vtigermail.ops.startup;

import io.github.vtigermail.ledger.LedgerUnavailableException;
import org.apache.camel.util.ObjectHelper;

/** Why the connector could not start, in words. */
public final class StartupFailure {
    private StartupFailure() {}

    /** In one line. */
    public static String describe(Throwable fault) {
        LedgerUnavailableException ledger = ObjectHelper.getException(LedgerUnavailableException.class, fault);
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
