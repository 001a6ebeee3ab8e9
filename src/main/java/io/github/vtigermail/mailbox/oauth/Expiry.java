package io.github.vtigermail.mailbox.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A credential that will expire.
 *
 * @param what which one, to be read before "expires"
 * @param at when
 * @param from from when on that is worth a warning
 * @param advice what a person does about it
 */
public record Expiry(String what, Instant at, Instant from, String advice) {
    /** How long before it expires a credential is worth a warning. */
    static final Duration SOON = Duration.ofDays(14);
    /** And how long before that is an error. */
    static final Duration VERY_SOON = Duration.ofDays(3);

    static Expiry of(String what, Instant at, String advice) {
        return new Expiry(what, at, at.minus(SOON), advice);
    }

    /** Of one that is issued for a known time: what lives for days only would be warned of from the beginning. */
    static Expiry of(String what, Instant issued, Instant at, String advice) {
        Instant half = issued.plus(Duration.between(issued, at).dividedBy(2));
        Instant soon = at.minus(SOON);
        return new Expiry(what, at, soon.isAfter(half) ? soon : half, advice);
    }

    public boolean isSoon(Instant now) {
        return !now.isBefore(from);
    }

    public boolean isVerySoon(Instant now) {
        return isSoon(now) && !now.isBefore(at.minus(VERY_SOON));
    }

    /** Whole days; 0 if it has expired. */
    public long daysLeft(Instant now) {
        return Math.max(0, Duration.between(now, at).toDays());
    }

    /** For people. */
    public String describe(Instant now) {
        String day = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        return what + (now.isBefore(at) ? " expires on " + day + ", " + time(now) : " expired on " + day) + ": "
                + advice;
    }

    private String time(Instant now) {
        long days = daysLeft(now);
        return days == 0 ? "within a day" : "in " + days + (days == 1 ? " day" : " days");
    }
}
