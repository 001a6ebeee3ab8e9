package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for mail with IMAP IDLE, on the connection that the polls use. */
public final class IdleWait {
    /** How a wait ended. */
    public enum Result {
        /** The server reported a mail that no poll has looked for. */
        MAIL,
        /** The time is over, or the wait is no longer wanted. */
        TIMEOUT,
        /** Not possible: there is no connection, or the server has no IDLE or ends it at once. */
        NOT_POSSIBLE
    }

    private static final Logger LOG = LoggerFactory.getLogger(IdleWait.class);

    /** How often to check whether an IDLE is due to end: it may be due before it has begun. */
    private static final Duration LOOK = Duration.ofMillis(250);
    /** How many short IDLEs without a mail are allowed in one wait. A server that ends them at once is polled. */
    private static final int SHORT_ONES = 10;

    private static final Duration SHORT = Duration.ofSeconds(1);
    /** How many times in a row the connection may break in the first minute of a wait. */
    private static final int BREAKS = 3;

    private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);
    /** How long a mailbox is only polled if its connection keeps breaking during IDLE. */
    private static final Duration POLL_ONLY = Duration.ofHours(1);

    private final String mailbox;
    private final MailboxConnection connection;
    private final ScheduledExecutorService alarm;
    private int breaks;
    /** By {@link System#nanoTime}, like all times here: the clock may be changed. */
    private long notBefore = System.nanoTime();

    /** @param alarm a thread that ends an IDLE when it is due; a dead connection may block it until a time-out */
    public IdleWait(String mailbox, MailboxConnection connection, ScheduledExecutorService alarm) {
        this.mailbox = mailbox;
        this.connection = connection;
        this.alarm = alarm;
    }

    /**
     * Waits until the server reports a mail that no poll has looked for.
     *
     * @param atMost for how long
     * @param unwanted becomes true when the wait is no longer wanted
     */
    public Result await(Duration atMost, BooleanSupplier unwanted) {
        long began = System.nanoTime();
        IMAPFolder folder = connection.folder();
        if (folder == null || began - notBefore < 0) {
            return Result.NOT_POSSIBLE;
        }
        try {
            return new UidCommands(folder).supports("IDLE")
                    ? await(folder, () -> unwanted.getAsBoolean() || isOver(began, atMost))
                    : Result.NOT_POSSIBLE;
        } catch (MessagingException | RuntimeException e) {
            connection.close();
            broke(began);
            return Result.NOT_POSSIBLE;
        }
    }

    private Result await(IMAPFolder folder, BooleanSupplier over) throws MessagingException {
        NewMailListener newMail = connection.newMail();
        BooleanSupplier due = () -> newMail.hasNewMail() || over.getAsBoolean();
        ScheduledFuture<?> look = alarm.scheduleWithFixedDelay(
                () -> endIf(due, folder), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int shortOnes = 0;
            while (!due.getAsBoolean()) {
                long began = System.nanoTime();
                folder.idle(true); // until the server says something
                if (!isOver(began, SHORT) && ++shortOnes > SHORT_ONES) {
                    return Result.NOT_POSSIBLE;
                }
            }
            breaks = 0;
            return newMail.hasNewMail() ? Result.MAIL : Result.TIMEOUT;
        } finally {
            look.cancel(false);
        }
    }

    private static void endIf(BooleanSupplier due, IMAPFolder folder) {
        if (due.getAsBoolean()) {
            try {
                folder.doCommand(protocol -> null); // any command ends the IDLE
            } catch (MessagingException | RuntimeException | Error e) {
                // The connection broke; the thread in IDLE notices that too. After an exception the next look would not
                // come.
            }
        }
    }

    private static boolean isOver(long began, Duration time) {
        return System.nanoTime() - began >= time.toNanos();
    }

    private void broke(long began) {
        if (isOver(began, FIRST_MINUTE)) {
            breaks = 0;
        } else if (++breaks == BREAKS) {
            breaks = 0;
            notBefore = System.nanoTime() + POLL_ONLY.toNanos();
            LOG.warn(
                    "mailbox={} the mail server breaks the connection during IDLE, so the mailbox is only polled for {} min; "
                            + "\"idle: false\" in the mailbox file makes that permanent",
                    mailbox,
                    POLL_ONLY.toMinutes());
        }
    }
}
