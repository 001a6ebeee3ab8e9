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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.apache.camel.processor.errorhandler.DefaultExceptionPolicyStrategy;
import org.apache.camel.processor.errorhandler.ExceptionPolicyKey;

/**
 * What becomes of a mail after a fault in an application, where the mailbox retries and no step does: the same as by {@code
 * routes/failures.camel.yaml}, which a test holds. Camel chooses, as it does there: also by the causes of a fault, since many steps
 * of an application, such as a split, wrap it.
 */
final class FailureOutcome {
    private static final Map<Class<? extends Throwable>, Outcome> OUTCOMES = new HashMap<>();

    static {
        List.of(
                        // Nothing is wrong with the mail.
                        VtigerUnavailableException.class,
                        AnswerOverdueException.class,
                        LedgerUnavailableException.class,
                        MailboxUnavailableException.class,
                        IOException.class,
                        InterruptedException.class,
                        RejectedExecutionException.class,
                        Error.class,
                        ExceptionInInitializerError.class)
                .forEach(kind -> OUTCOMES.put(kind, Outcome.UNSETTLED));
        OUTCOMES.put(ClaimHeldException.class, Outcome.IN_WORK);
        OUTCOMES.put(TicketHeldException.class, Outcome.HELD);
        OUTCOMES.put(VtigerDeniedException.class, Outcome.REFUSED);
        OUTCOMES.put(RefusedLatelyException.class, Outcome.REFUSED);
        OUTCOMES.put(QuarantinedException.class, Outcome.QUARANTINED);
        OUTCOMES.put(UnreadableMailException.class, Outcome.DEAD_LETTER);
        OUTCOMES.put(StackOverflowError.class, Outcome.DEAD_LETTER);
        OUTCOMES.put(Exception.class, Outcome.DEAD_LETTER);
    }

    private static final Set<ExceptionPolicyKey> KINDS = OUTCOMES.keySet().stream()
            .map(kind -> new ExceptionPolicyKey(null, kind, null))
            .collect(Collectors.toUnmodifiableSet());

    private FailureOutcome() {}

    static Outcome of(Exception fault) {
        ExceptionPolicyKey kind = DefaultExceptionPolicyStrategy.INSTANCE.getExceptionPolicy(KINDS, null, fault);
        return OUTCOMES.get(kind.getExceptionClass());
    }
}
