package io.github.vtigermail.library;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.ledger.CommentTimes;
import io.github.vtigermail.ledger.DeadLetters;
import io.github.vtigermail.ledger.Heartbeat;
import io.github.vtigermail.ledger.JdbcCursorRepository;
import io.github.vtigermail.ledger.JdbcRefreshTokens;
import io.github.vtigermail.ledger.Leases;
import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import io.github.vtigermail.mailbox.oauth.EncryptionKey;
import io.github.vtigermail.ops.health.LedgerHealthCheck;
import io.github.vtigermail.ops.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger at work: open, with all that is kept in it, what is too old dropped now and then, and a sign of life given. */
public final class MailLedger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailLedger.class);

    private final CamelContext context;
    private final Ledger ledger;
    private final Settings settings;
    private final Heartbeat heartbeat;
    private final Claims claims;
    private final DeadLetters deadLetters;
    private final DeadLetters quarantined;
    private final MailboxLeases leases;

    private MailLedger(CamelContext context, Ledger ledger, Settings settings, Clock clock) {
        this.context = context;
        this.ledger = ledger;
        this.settings = settings;
        heartbeat = new Heartbeat(ledger);
        claims = new Claims(ledger, heartbeat, settings.ledger().keep(), settings.vtigerSettleTime());
        deadLetters = new DeadLetters(ledger, clock);
        quarantined = DeadLetters.ofQuarantine(ledger, clock);
        leases = settings.standby() ? new Leases(ledger, heartbeat) : MailboxLeases.NONE;
    }

    /**
     * Opens it by the settings.
     *
     * @param context whose threads it uses until it is closed
     * @throws LedgerUnavailableException if it cannot be opened
     */
    public static MailLedger open(CamelContext context, Settings settings, Clock clock) {
        Ledger ledger = Ledger.open(
                settings.ledger().url(),
                settings.ledger().username(),
                settings.ledger().password(),
                clock);
        try {
            MailLedger opened = new MailLedger(context, ledger, settings, clock);
            opened.claims.awaitAbandoned();
            opened.regularly("ledger", opened::dropOld, Duration.ofDays(1));
            opened.regularly("heartbeat", opened::beat, Heartbeat.INTERVAL);
            return opened;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    public Claims claims() {
        return claims;
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    public DeadLetters quarantined() {
        return quarantined;
    }

    public CommentTimes commentTimes() {
        return new CommentTimes(ledger);
    }

    /** Has mailboxes keep their places here, and be as the settings say of all of them. */
    public void serve(MailboxComponent mailboxes) {
        mailboxes.setCursorRepository(new JdbcCursorRepository(ledger));
        mailboxes.setLeases(leases);
        mailboxes.keepTokens(
                new JdbcRefreshTokens(ledger),
                new EncryptionKey(
                        settings.oauthKey().written(), settings.oauthKey().file()));
        mailboxes.setWorkers(settings.vtigerSessions());
        mailboxes.setAllowInsecure(settings.allowInsecure());
        mailboxes.setOwnAddresses(settings.ownAddresses());
    }

    public HealthCheck health() {
        return new LedgerHealthCheck(ledger);
    }

    @Override
    public void close() {
        ledger.close();
    }

    private void beat() {
        heartbeat.beat();
        claims.releaseLate();
    }

    private void dropOld() {
        claims.deleteExpired();
        deadLetters.deleteOlderThan(settings.ledger().keep());
        quarantined.deleteOlderThan(settings.ledger().keep());
    }

    /** Does it in a thread of its own, now and then every so often; the context ends it. */
    private void regularly(String thread, Runnable work, Duration every) {
        Runnable whateverHappens = () -> {
            try {
                work.run();
            } catch (LedgerUnavailableException e) {
                LOG.warn("{}; retried in {} s", e.getMessage(), every.toSeconds());
            } catch (RuntimeException | Error e) { // or it would never be done again
                LOG.error("{} fails: {}; retried in {} s", thread, e.getClass().getName(), every.toSeconds());
            }
        };
        ScheduledExecutorService threads =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, thread);
        threads.scheduleWithFixedDelay(whateverHappens, 0, every.toSeconds(), TimeUnit.SECONDS);
    }
}
