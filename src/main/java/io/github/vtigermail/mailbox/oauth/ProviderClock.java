package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time at an identity provider, as its answers say: it refuses an assertion that was signed in its future, and a machine
 * whose clock is some minutes off could never log in.
 */
final class ProviderClock {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderClock.class);
    /** What is not worth a correction: the way of an answer, and full seconds. */
    private static final Duration LEAST = Duration.ofSeconds(10);

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    ProviderClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(ahead);
    }

    /** @return whether its time is another one than was thought, so that asking again may help */
    boolean learn(HTTPResponse answer) {
        String date = answer.getHeaderValue("Date");
        if (date == null) {
            return false;
        }
        try {
            Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            boolean same = Duration.between(now(), there).abs().compareTo(LEAST) < 0;
            if (!same) {
                ahead = Duration.between(clock.instant(), there);
                LOG.warn(
                        "the clock of this machine differs from that of the identity provider by {} s: correct it",
                        Math.abs(ahead.toSeconds()));
            }
            return !same;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
