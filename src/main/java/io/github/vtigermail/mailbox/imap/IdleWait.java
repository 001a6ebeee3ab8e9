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

/** Waits for mail by IMAP's IDLE, on the connection that the polls use. */
public final class IdleWait {
    /** How a wait ended. */
    public enum Result {
        /** The server told of a mail that no poll has looked for. */
        MAIL,
        /** It lasted as long as it should, or is not wanted any more. */
        TIMEOUT,
        /** It cannot be waited for: there is no connection, or the server has no IDLE, or ends it by itself. */
        NOT_POSSIBLE
    }

    private static final Logger LOG = LoggerFactory.getLogger(IdleWait.class);

    /** How often it is seen to it that an IDLE ends that should: it may be due to end before it has begun. */
    private static final Duration LOOK = Duration.ofMillis(250);
    /** So many IDLEs in one wait may be short and for nothing; a server that ends them at once is polled. */
    private static final int SHORT_ONES = 10;

    private static final Duration SHORT = Duration.ofSeconds(1);
    /** So many times in a row the connection may break in the first minute of a wait. */
    private static final int BREAKS = 3;

    private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);
    /** For so long a mailbox is polled only, if its connection breaks whenever mail is waited for. */
    private static final Duration LET_BE = Duration.ofHours(1);

    private final String mailbox;
    private final MailboxConnection connection;
    private final ScheduledExecutorService alarm;
    private int breaks;
    /** By {@link System#nanoTime}, as all times here: the clock may be set. */
    private long notBefore = System.nanoTime();

    /** @param alarm a thread that ends an IDLE which is due; a dead connection may hold it for its time-out */
    public IdleWait(String mailbox, MailboxConnection connection, ScheduledExecutorService alarm) {
        this.mailbox = mailbox;
        this.connection = connection;
        this.alarm = alarm;
    }

    /**
     * Waits until the server tells of a mail that no poll has looked for.
     *
     * @param atMost for how long
     * @param unwanted becomes true when the wait is not wanted any more
     */
    public Result await(Duration atMost, BooleanSupplier unwanted) {
        long began = System.nanoTime();
        IMAPFolder folder = connection.folder();
        if (folder == null || began - notBefore < 0) {
            return Result.NOT_POSSIBLE;
        }
        try {
            return MailMover.can(folder, "IDLE")
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
            newMail.compare(folder.getMessageCount());
            int shortOnes = 0;
            while (!due.getAsBoolean()) {
                long began = System.nanoTime();
                folder.idle(true); // to the first thing that the server says
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
                folder.doCommand(protocol -> null); // any command ends the IDLE first
            } catch (MessagingException | RuntimeException e) {
                // The connection broke, which whoever waits in IDLE learns too.
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
            notBefore = System.nanoTime() + LET_BE.toNanos();
            LOG.warn(
                    "mailbox={} its mail server breaks the connection when mail is waited for (IDLE), so it is polled "
                            + "only, for {} min; \"idle: false\" in the mailbox file does so for good",
                    mailbox,
                    LET_BE.toMinutes());
        }
    }
}
