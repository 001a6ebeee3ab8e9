package io.github.vtigermail.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The pause of a mailbox whose polls fail: it grows from failure to failure, up to a minute. Each is up to a quarter shorter
 * or longer, so that the mailboxes of a server that was down do not all come back in the same moment.
 */
final class Pause {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final DoubleSupplier random;
    private Duration length = Duration.ZERO;
    private Instant until = Instant.MIN;

    Pause(Clock clock) {
        this(clock, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1 */
    Pause(Clock clock, DoubleSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    synchronized boolean isOn() {
        return clock.instant().isBefore(until);
    }

    /** How long it still lasts. */
    synchronized Duration left() {
        return isOn() ? Duration.between(clock.instant(), until) : Duration.ZERO;
    }

    /** @return how long the mailbox pauses now, more or less */
    synchronized Duration longer() {
        Duration doubled = length.isZero() ? SHORTEST : length.multipliedBy(2);
        length = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        until = clock.instant().plusMillis(Math.round(length.toMillis() * (0.75 + random.getAsDouble() / 2)));
        return length;
    }

    synchronized void over() {
        length = Duration.ZERO;
        until = Instant.MIN;
    }
}
