package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.imap.MailServerFault;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import io.github.vtigermail.mailbox.imap.UidCommands;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the outcomes of mails to the mailbox: marks, keywords, moves. Mails that need the same are handled by one
 * command, because a server that writes each change to disk before it answers takes no longer for many mails than for
 * one. Writes the log line of each mail.
 */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.vtigermail.mail");

    /** The longest time between a comment and the mark on its mail. Mails that are done within it are marked together. */
    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** After so many refusals the server rather refuses them all, and is not asked for each mail. */
    private static final int MOST_REFUSED = 4;

    private final LongWaits waits = new LongWaits();
    private final MailboxConnection connection;
    private final MailboxEndpoint endpoint;

    Settlement(MailboxConnection connection, MailboxEndpoint endpoint) {
        this.connection = connection;
        this.endpoint = endpoint;
    }

    /**
     * Settles mails as they are processed, until all of them are.
     *
     * @return the UIDs of the settled ones
     */
    List<Long> settle(MailboxWork work, CompletableFuture<Void> done) {
        List<Long> uids = new ArrayList<>();
        boolean over;
        do {
            over = isOver(done);
            for (ProcessedMail one : apply(work.takeProcessed())) {
                if (one.outcome().isSettled()) {
                    uids.add(one.mail().uid());
                }
                if (one.isNotMarked() || one.outcome().isSettled() && one.outcome() != Outcome.LEFT_ALONE) {
                    work.setMarked(!one.isNotMarked());
                }
            }
        } while (!over);
        return uids;
    }

    private static boolean isOver(CompletableFuture<Void> work) {
        try {
            work.get(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the stop took too long; mails in progress are completed anyway
            work.join();
            return true;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** @return the same mails, with the outcome of marking and moving them */
    private List<ProcessedMail> apply(List<ProcessedMail> processed) {
        Map<Changes, List<ProcessedMail>> groups = processed.stream()
                .collect(Collectors.groupingBy(this::changes, LinkedHashMap::new, Collectors.toList()));
        List<ProcessedMail> settled = new ArrayList<>();
        groups.forEach((changes, mails) -> settled.addAll(apply(changes, mails, new AtomicInteger())));
        settled.forEach(this::log);
        return settled;
    }

    /** If the server refuses it for all of them together, the mails because of which it does are found. */
    private List<ProcessedMail> apply(Changes changes, List<ProcessedMail> mails, AtomicInteger refused) {
        try {
            changes.apply(
                    connection, mails.stream().map(one -> one.mail().uid()).toList());
            return mails;
        } catch (MessagingException | RuntimeException e) {
            if (e instanceof MessagingException refusal && UidCommands.isRefusal(refusal)) {
                if (mails.size() > 1 && refused.get() < MOST_REFUSED) {
                    List<ProcessedMail> halves = new ArrayList<>();
                    halves.addAll(apply(changes, mails.subList(0, mails.size() / 2), refused));
                    halves.addAll(apply(changes, mails.subList(mails.size() / 2, mails.size()), refused));
                    return halves;
                }
                refused.incrementAndGet();
            }
            String hashes = mails.stream().map(one -> one.mail().hash()).collect(Collectors.joining(","));
            LOG.warn(
                    "mailbox={} mail={} could not be marked or moved: {}",
                    mails.get(0).mail().mailbox(),
                    hashes,
                    MailServerFault.describe(e));
            return mails.stream().map(ProcessedMail::notMarked).toList();
        }
    }

    private Changes changes(ProcessedMail mail) {
        boolean unread = mail.mail().isMarkedByFetch(); // it was, until it was fetched
        return switch (mail.outcome()) {
            case DONE, DUPLICATE ->
                new Changes(true, false, "", endpoint.getConfiguration().getMoveTo());
            case DEAD_LETTER ->
                new Changes(false, unread, "", endpoint.options().failedFolder());
            case QUARANTINED ->
                new Changes(
                        false,
                        unread,
                        mail.reason() == null ? "" : mail.reason(),
                        endpoint.options().senders().quarantineFolder());
            case LEFT_ALONE -> new Changes(false, unread, "", mail.folder());
            case UNSETTLED, HELD, IN_WORK, REFUSED -> new Changes(false, unread, "", null); // left as it is
        };
    }

    /** Forgets how long the mails have been waiting that are gone. */
    void retainOnly(Collection<Long> present) {
        waits.retainOnly(present);
    }

    private void log(ProcessedMail mail) {
        waits.record(mail);
        if (!mail.outcome().isSettled() && mail.outcome() != Outcome.UNSETTLED) { // that would be a line at each poll
            return;
        }
        LOG.info(
                "mailbox={} mail={} ticket={} outcome={}{} ms={}",
                mail.mail().mailbox(),
                mail.mail().hash(),
                mail.ticket(),
                mail.outcome(),
                mail.reason() == null ? "" : " reason=" + mail.reason(),
                mail.millis());
    }

    /** What to do with a mail: whether to mark it as read, or as unread again, the keyword to set ("" for none), the folder to move it to. */
    private record Changes(boolean read, boolean unread, String keyword, String moveTo) {

        void apply(MailboxConnection connection, List<Long> mails) throws MessagingException {
            if (read) {
                connection.markRead(mails);
            }
            if (unread) {
                connection.markUnread(mails);
            }
            if (!keyword.isEmpty()) {
                connection.setKeyword(keyword, mails);
            }
            if (moveTo != null) {
                connection.move(moveTo, mails);
            }
        }
    }
}
