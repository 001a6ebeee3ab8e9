package io.github.vtigermail.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The pause of a mailbox whose polls fail: it grows from failure to failure, up to a minute. */
final class Pause {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private Duration length = Duration.ZERO;
    private Instant until = Instant.MIN;

    Pause(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isOn() {
        return clock.instant().isBefore(until);
    }

    /** @return how long the mailbox pauses now */
    synchronized Duration longer() {
        Duration doubled = length.isZero() ? SHORTEST : length.multipliedBy(2);
        length = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        until = clock.instant().plus(length);
        return length;
    }

    synchronized void over() {
        length = Duration.ZERO;
        until = Instant.MIN;
    }
}
