package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.oauth.Expiry;
import io.github.vtigermail.mailbox.oauth.OAuthLogin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says weeks ahead that a credential of a mailbox will expire: in the log once a day, and for its health check. */
final class CredentialWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxConsumer.class);
    private static final Duration LOOK = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final String mailbox;
    private final OAuthLogin login;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private Optional<Expiry> next = Optional.empty();
    private Long looked;
    private Long logged;

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    CredentialWatch(String mailbox, OAuthLogin login, Clock clock, LongSupplier nanoTime) {
        this.mailbox = mailbox;
        this.login = login;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** To be called now and then. @return the credential that expires next, if that is known */
    Optional<Expiry> look() {
        if (isOver(looked, LOOK)) {
            looked = nanoTime.getAsLong();
            next = login.expiries().stream().min(Comparator.comparing(Expiry::at));
            login.keepAlive();
        }
        Instant now = clock.instant();
        if (next.isEmpty() || !next.get().isSoon(now)) {
            logged = null;
        } else if (isOver(logged, DAY)) {
            logged = nanoTime.getAsLong();
            if (next.get().isVerySoon(now)) {
                LOG.error("mailbox={} {}", mailbox, advice(now));
            } else {
                LOG.warn("mailbox={} {}", mailbox, advice(now));
            }
        }
        return next;
    }

    /** What is worth a word in the health check. */
    Optional<String> notice() {
        Instant now = clock.instant();
        return next.filter(expiry -> expiry.isSoon(now)).map(expiry -> advice(now));
    }

    private String advice(Instant now) {
        return next.orElseThrow().describe(now)
                + (login.needsConsent()
                        ? " (java -jar vtiger-mail-connector.jar authorize --mailbox " + mailbox + ")"
                        : "");
    }

    private boolean isOver(Long since, Duration time) {
        return since == null || nanoTime.getAsLong() - since >= time.toNanos();
    }
}
