package io.github.vtigermail.mailbox;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The pause of a mailbox whose polls fail. It grows with each failure, but only so far that the mailbox recovers
 * within a minute. Each pause is up to a quarter shorter, so that the mailboxes of a server that was down do not all
 * come back at the same moment.
 */
final class Backoff {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(40);
    static final Duration SHORTEST_OF_LONG = Duration.ofSeconds(10);
    static final Duration LONGEST_OF_LONG = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    private final DoubleSupplier random;
    private Duration length = Duration.ZERO;
    private long began;
    private long lasts;

    Backoff() {
        this(System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * @param nanoTime the time, as {@link System#nanoTime}: the clock may be changed
     * @param random from 0 to 1
     */
    Backoff(LongSupplier nanoTime, DoubleSupplier random) {
        this.nanoTime = nanoTime;
        this.random = random;
    }

    synchronized boolean isPausing() {
        return !remaining().isZero();
    }

    /** Whether the last poll failed, even if the pause after it is over. */
    synchronized boolean isActive() {
        return !length.isZero();
    }

    /** How much of the pause is left. */
    synchronized Duration remaining() {
        return Duration.ofNanos(Math.max(0, lasts - (nanoTime.getAsLong() - began)));
    }

    /** @return how long the mailbox pauses now, more or less */
    Duration extend() {
        return extend(SHORTEST, LONGEST);
    }

    /** For a server that has enough of this client: asking it often makes that worse. */
    Duration extendLong() {
        return extend(SHORTEST_OF_LONG, LONGEST_OF_LONG);
    }

    private synchronized Duration extend(Duration shortest, Duration longest) {
        Duration doubled = length.multipliedBy(2);
        length = Collections.min(List.of(Collections.max(List.of(doubled, shortest)), longest));
        began = nanoTime.getAsLong();
        lasts = Math.round(length.toNanos() * (0.75 + random.getAsDouble() / 4));
        return length;
    }

    synchronized void reset() {
        length = Duration.ZERO;
        lasts = 0;
    }
}
