package io.github.vtigermail.route;

import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.UnreadableMailException;
import io.github.vtigermail.vtiger.VtigerFault;
import java.io.IOException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;

/**
 * A fault as a log tells it: a word for what it is, and a sentence that says what happened and what to do. Our own faults
 * have messages made for that; foreign ones are named by their class alone, because theirs may hold what a log must not.
 */
final class FaultInWords {
    private static final Map<Class<? extends Exception>, String> OURS = Map.of(
            AnswerOverdue.class, "NO_ANSWER",
            FileUnreadable.class, "FILE",
            LedgerUnavailableException.class, "LEDGER",
            MailboxUnavailableException.class, "MAILBOX",
            UnreadableMailException.class, "UNREADABLE");

    private FaultInWords() {}

    static String reason(Exception fault) {
        if (fault instanceof VtigerFault ofVtiger) {
            return ofVtiger.code();
        }
        if (fault instanceof PutAside aside) {
            return aside.code();
        }
        String otherwise = fault instanceof IOException
                ? "NO_CONNECTION"
                : fault.getClass().getSimpleName();
        return OURS.getOrDefault(fault.getClass(), otherwise);
    }

    /** Of a fault that went through a route of other people: it may be one of their steps'. */
    static String messageAmongOthers(Exception fault, Exchange exchange) {
        if (isOurs(fault) || fault == exchange.getProperty(HandOver.FAULT)) {
            return message(fault);
        }
        StackTraceElement[] where = fault.getStackTrace();
        return "a step of the application fails: " + fault.getClass().getName()
                + (where.length > 0 ? " at " + where[0] : "");
    }

    private static boolean isOurs(Exception fault) {
        return fault instanceof VtigerFault || fault instanceof PutAside || OURS.containsKey(fault.getClass());
    }

    static String message(Exception fault) {
        if (isOurs(fault)) {
            return fault.getMessage();
        }
        String name = fault.getClass().getSimpleName();
        if (fault instanceof SSLException) {
            return "Vtiger's TLS certificate is not accepted (" + name
                    + "); see vtiger.url, or name a trust store with tls.trust-store";
        }
        if (fault instanceof IOException) {
            return "Vtiger cannot be reached (" + name + "); see vtiger.url and the network";
        }
        StackTraceElement[] where = fault.getStackTrace();
        return "a fault of the connector: " + fault.getClass().getName() + (where.length > 0 ? " at " + where[0] : "")
                + "; please report it";
    }
}
