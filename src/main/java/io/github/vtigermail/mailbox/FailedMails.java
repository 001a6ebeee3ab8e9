package io.github.vtigermail.mailbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which mails failed when they were tried last. They are begun after the others, the one that failed last at the end, so that
 * a mail that fails each time keeps only its own ticket waiting.
 */
final class FailedMails {
    private final AtomicLong failures = new AtomicLong();
    /** By UID, which failure it was. */
    private final Map<Long, Long> last = new ConcurrentHashMap<>();

    void record(MailboxMail mail, Outcome outcome) {
        if (outcome == Outcome.UNSETTLED) {
            last.put(mail.uid(), failures.incrementAndGet());
        } else {
            last.remove(mail.uid());
        }
    }

    /** Of those that are gone nothing needs to be known. */
    void retainOnly(Collection<Long> there) {
        last.keySet().retainAll(there);
    }

    /** The lanes in the order in which they are to be begun. */
    List<List<MailboxMail>> failedLast(Collection<List<MailboxMail>> lanes) {
        return lanes.stream()
                .sorted(Comparator.comparing(
                        lane -> last.getOrDefault(lane.get(0).uid(), 0L)))
                .toList();
    }
}
