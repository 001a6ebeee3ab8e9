package io.github.vtigermail.mailbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mails that wait although nothing is wrong with them: another worker or connector has claimed them, or their tickets are
 * held. That is a matter of minutes; what takes longer is logged, or nobody would notice.
 */
final class LongWaits {
    /** How long a mail may wait in silence, and the time from one line about it to the next. */
    static final Duration LONG = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(LongWaits.class);

    private final LongSupplier nanoTime;
    private final Map<Long, Wait> waits = new ConcurrentHashMap<>();

    /** Since when a mail waits, and when that was last logged, by {@link #nanoTime}. */
    private record Wait(long since, long logged) {}

    LongWaits() {
        this(System::nanoTime);
    }

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    LongWaits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void record(ProcessedMail mail) {
        long uid = mail.mail().uid();
        if (mail.outcome() != Outcome.IN_WORK && mail.outcome() != Outcome.HELD) {
            waits.remove(uid);
            return;
        }
        long now = nanoTime.getAsLong();
        Wait wait = waits.computeIfAbsent(uid, first -> new Wait(now, now));
        if (now - wait.logged() >= LONG.toNanos()) {
            waits.put(uid, new Wait(wait.since(), now));
            LOG.warn(
                    "mailbox={} mail={} ticket={} outcome={} has been waiting for {} min; so many mails of the mailbox wait that long: {}",
                    mail.mail().mailbox(),
                    mail.mail().hash(),
                    mail.ticket(),
                    mail.outcome(),
                    Duration.ofNanos(now - wait.since()).toMinutes(),
                    count());
        }
    }

    /** How many mails have been waiting for long. */
    int count() {
        long now = nanoTime.getAsLong();
        return (int) waits.values().stream()
                .filter(wait -> now - wait.since() >= LONG.toNanos())
                .count();
    }

    /** Forgets the mails that are gone. */
    void retainOnly(Collection<Long> present) {
        waits.keySet().retainAll(present);
    }
}
