package io.github.vtigermail.mailbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The mails that failed when they were last processed. They are processed after the others, the one that failed most
 * recently at the end, so that a mail that keeps failing delays only its own ticket.
 */
final class FailedMails {
    /** A mail that failed so often in a row keeps failing, whatever the reason. */
    private static final int KEEPS_FAILING = 3;

    private final AtomicLong failures = new AtomicLong();
    /** By UID. */
    private final Map<Long, Failure> last = new ConcurrentHashMap<>();

    /** @param number of all failures, the last one @param inARow how many of this mail */
    private record Failure(long number, int inARow) {}

    /** A mail that waits meanwhile, because Vtiger may still be at work on it, has neither failed nor succeeded. */
    void record(MailboxMail mail, Outcome outcome) {
        if (outcome == Outcome.UNSETTLED) {
            last.merge(
                    mail.uid(),
                    new Failure(failures.incrementAndGet(), 1),
                    (before, now) -> new Failure(now.number(), before.inARow() + 1));
        } else if (outcome != Outcome.IN_WORK) {
            last.remove(mail.uid());
        }
    }

    /** Whether it failed several times in a row. */
    boolean keepsFailing(MailboxMail mail) {
        Failure failure = last.get(mail.uid());
        return failure != null && failure.inARow() >= KEEPS_FAILING;
    }

    /** Forgets the mails that are gone. */
    void retainOnly(Collection<Long> present) {
        last.keySet().retainAll(present);
    }

    /** The lanes in the order in which to process them. */
    List<List<MailboxMail>> failedLast(Collection<List<MailboxMail>> lanes) {
        return lanes.stream()
                .sorted(Comparator.comparing(lane -> lastFailure(lane.get(0))))
                .toList();
    }

    private long lastFailure(MailboxMail mail) {
        Failure failure = last.get(mail.uid());
        return failure == null ? 0 : failure.number();
    }
}
