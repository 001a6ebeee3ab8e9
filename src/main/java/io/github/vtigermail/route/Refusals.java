package io.github.vtigermail.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.route.failure.RefusedLatelyException;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * The mails whose comments Vtiger refused, so that it is asked again: after pauses that grow and add up to a setting. A refusal
 * that stays until then, while other calls get proper answers, is final. That a ticket does not exist, which is a proper answer, is
 * final when it comes a second time. Kept in memory: after a restart the time begins again.
 */
public final class Refusals {
    /** The first pause is a thirty-sixth of the time, each further one three times as long: the fourth goes beyond it. */
    private static final int FIRST_PAUSE = 36;

    private static final int LONGER = 3;

    private final Duration time;
    private final LongSupplier nanoTime;
    private final Cache<String, Refusal> refused = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    /**
     * What is known of a mail.
     *
     * @param since the first refusal, by {@link #nanoTime}
     * @param answers how many proper answers Vtiger had given by then
     * @param tries how often it was refused
     * @param unknown whether a refusal was the proper answer that its ticket does not exist
     * @param next when to ask again
     */
    private record Refusal(long since, long answers, int tries, boolean unknown, long next) {}

    /** @param time how long Vtiger has to refuse a mail's comment before it is a dead letter */
    public Refusals(Duration time) {
        this(time, System::nanoTime);
    }

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    Refusals(Duration time, LongSupplier nanoTime) {
        this.time = time;
        this.nanoTime = nanoTime;
    }

    /** Before the mail is fetched. @throws RefusedLatelyException if it is too early to ask for its comment again */
    public void check(Exchange exchange) throws RefusedLatelyException {
        Refusal last = refused.getIfPresent(key(exchange));
        if (last != null && nanoTime.getAsLong() - last.next() < 0) {
            throw new RefusedLatelyException();
        }
    }

    /** Vtiger refused it again, or for the first time. @return whether that is final */
    boolean add(Exchange exchange, VtigerDeniedException refusal) {
        long now = nanoTime.getAsLong();
        long answers = exchange.getProperty(VtigerConstants.ANSWERS, 0L, Long.class);
        Refusal last = refused.getIfPresent(key(exchange));
        if (last == null) {
            last = new Refusal(now, answers, 0, false, now);
        }
        boolean stays = now - last.since() >= time.toNanos() && answers > last.answers();
        boolean unknown = refusal.isProperAnswer();
        if (unknown && last.unknown() || last.tries() > 0 && stays) {
            refused.invalidate(key(exchange));
            return true;
        }
        long pause = time.toNanos() / FIRST_PAUSE * (long) Math.pow(LONGER, Math.min(last.tries(), LONGER));
        refused.put(
                key(exchange),
                new Refusal(last.since(), last.answers(), last.tries() + 1, unknown || last.unknown(), now + pause));
        return false;
    }

    /** Whether this is the only refusal of the mail so far. */
    boolean isFirst(Exchange exchange) {
        Refusal last = refused.getIfPresent(key(exchange));
        return last != null && last.tries() == 1;
    }

    Duration time() {
        return time;
    }

    private static String key(Exchange exchange) {
        MailboxMail mail = MailExchange.on(exchange).inMailbox();
        return mail.mailbox() + "/" + mail.hash() + "/" + mail.received();
    }
}
