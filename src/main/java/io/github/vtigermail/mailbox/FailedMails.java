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
    private final AtomicLong failures = new AtomicLong();
    /** By UID, the number of its last failure. */
    private final Map<Long, Long> last = new ConcurrentHashMap<>();

    void record(MailboxMail mail, Outcome outcome) {
        if (outcome == Outcome.UNSETTLED) {
            last.put(mail.uid(), failures.incrementAndGet());
        } else {
            last.remove(mail.uid());
        }
    }

    /** Forgets the mails that are gone. */
    void retainOnly(Collection<Long> present) {
        last.keySet().retainAll(present);
    }

    /** The lanes in the order in which to process them. */
    List<List<MailboxMail>> failedLast(Collection<List<MailboxMail>> lanes) {
        return lanes.stream()
                .sorted(Comparator.comparing(
                        lane -> last.getOrDefault(lane.get(0).uid(), 0L)))
                .toList();
    }
}
