package io.github.vtigermail.route.failure;

import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.UnreadableMailException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.io.IOException;
import java.util.Map;

/**
 * A fault for the log: a code, and a sentence that says what happened and what to do. Our own exceptions have messages made for
 * that; others are named by their class alone, because their messages may be confidential.
 */
public final class FaultMessage {
    private static final Map<Class<? extends Exception>, String> OURS = Map.of(
            LedgerUnavailableException.class, "LEDGER",
            MailboxUnavailableException.class, "MAILBOX",
            UnreadableMailException.class, "UNREADABLE");

    private static final String PACKAGE = "io.github.vtigermail.";

    private FaultMessage() {}

    public static String reason(Exception fault) {
        if (fault.getCause() instanceof Error error) { // Camel wraps it
            return error.getClass().getSimpleName();
        }
        if (fault instanceof VtigerException ofVtiger) {
            return ofVtiger.code();
        }
        if (fault instanceof SetAsideException aside) {
            return aside.code();
        }
        String otherwise = fault instanceof IOException
                ? "NO_CONNECTION"
                : fault.getClass().getSimpleName();
        return OURS.getOrDefault(fault.getClass(), otherwise);
    }

    static boolean isOurs(Exception fault) {
        return fault instanceof VtigerException
                || fault instanceof SetAsideException
                || OURS.containsKey(fault.getClass());
    }

    public static String message(Exception fault) {
        if (isOurs(fault)) {
            return fault.getMessage();
        }
        Throwable root = fault.getCause() instanceof Error error ? error : fault;
        StackTraceElement[] trace = root.getStackTrace();
        boolean ofTheConnector = trace.length > 0 && trace[0].getClassName().startsWith(PACKAGE);
        String what = root.getClass().getName() + (trace.length > 0 ? " at " + trace[0] : "");
        return ofTheConnector
                ? "a fault of the connector: " + what + "; please report it"
                : "a step of the route fails: " + what;
    }
}
