package io.github.vtigermail.library;

import io.github.vtigermail.ledger.ClaimHeldException;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.UnreadableMailException;
import io.github.vtigermail.route.failure.QuarantinedException;
import io.github.vtigermail.route.failure.RefusedLatelyException;
import io.github.vtigermail.route.failure.TicketHeldException;
import io.github.vtigermail.vtiger.failure.AnswerOverdueException;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * What becomes of a mail after a fault in an application, where the mailbox retries and no step does: the same as by {@code
 * routes/failures.camel.yaml}, which a test holds.
 */
final class FailureOutcome {
    /** Nothing is wrong with the mail. */
    private static final List<Class<? extends Exception>> NOT_NOW = List.of(
            VtigerUnavailableException.class,
            AnswerOverdueException.class,
            LedgerUnavailableException.class,
            MailboxUnavailableException.class,
            IOException.class,
            InterruptedException.class,
            RejectedExecutionException.class);

    private FailureOutcome() {}

    static Outcome of(Exception fault) {
        if (fault instanceof ClaimHeldException) {
            return Outcome.IN_WORK;
        }
        if (fault instanceof VtigerDeniedException || fault instanceof RefusedLatelyException) {
            return Outcome.REFUSED;
        }
        if (fault instanceof TicketHeldException) {
            return Outcome.HELD;
        }
        if (fault instanceof QuarantinedException) {
            return Outcome.QUARANTINED;
        }
        if (fault.getCause() instanceof Error error) { // Camel wraps it
            return error instanceof StackOverflowError ? Outcome.DEAD_LETTER : Outcome.UNSETTLED;
        }
        boolean waits = NOT_NOW.stream().anyMatch(kind -> kind.isInstance(fault))
                && !(fault instanceof UnreadableMailException);
        return waits ? Outcome.UNSETTLED : Outcome.DEAD_LETTER;
    }
}
