package io.github.vtigermail.mailbox.oauth;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The access token of a mailbox, in memory only. It is renewed before it expires, once, however many connections need it at that moment. After a
 * fault that only a person ends, the provider is asked again after growing pauses, or at once when a person has consented.
 */
final class AccessTokens {
    static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final TokenSource source;
    private final Duration margin;
    private final LongSupplier nanoTime;
    private String token;
    private long issued;
    private long renewAfter;
    private long expiresAfter;
    private OAuthException fault;
    private long failed;
    private Duration pause = Duration.ZERO;

    /**
     * @param margin how long before it expires a token is renewed
     * @param nanoTime elapsed time, as {@link System#nanoTime}: the clock may be changed
     */
    AccessTokens(TokenSource source, Duration margin, LongSupplier nanoTime) {
        this.source = source;
        this.margin = margin;
        this.nanoTime = nanoTime;
    }

    /** One that is still valid. @throws OAuthException if there is none */
    synchronized String current() {
        if (token != null && age() < renewAfter) {
            return token;
        }
        try {
            return renewed();
        } catch (OAuthException e) {
            if (token != null && age() < expiresAfter) {
                return token; // there is still time
            }
            throw e;
        }
    }

    /** When the present one was issued, by {@link #nanoTime}; only if there is one. */
    synchronized long issued() {
        return issued;
    }

    /** Another one: the mail server does not accept the present one. @throws OAuthException if there is none */
    synchronized String renewed() {
        if (isPausing() && !source.hasChanged()) {
            throw fault;
        }
        try {
            Granted granted = source.next();
            token = granted.accessToken();
            issued = nanoTime.getAsLong();
            long life = granted.life().toNanos();
            expiresAfter = life;
            renewAfter = life - Math.min(margin.toNanos(), life / 2);
            return token;
        } catch (OAuthException e) {
            if (e.needsPerson()) {
                token = null;
                fail(e);
            }
            throw e;
        }
    }

    /** The mail server let the mailbox in. */
    synchronized void accepted() {
        pause = Duration.ZERO;
        fault = null;
    }

    /** The mail server does not let it in, even with a new token. @return what to throw */
    synchronized OAuthException refused(OAuthException refusal) {
        token = null;
        fail(refusal);
        return refusal;
    }

    private void fail(OAuthException e) {
        fault = e;
        failed = nanoTime.getAsLong();
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : doubled;
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private boolean isPausing() {
        return fault != null && nanoTime.getAsLong() - failed < pause.toNanos();
    }

    private long age() {
        return nanoTime.getAsLong() - issued;
    }
}
