package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.imap.MailServerFault;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does in the mailbox what the outcomes of mails ask for: marks, keywords, moves. All mails that need the same get it by one
 * command, because a server that writes each change to its disk before it answers takes no longer for many than for one.
 * Writes the one log line a mail.
 */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.vtigermail.mail");

    /** Mails are marked at most so long after their comments stand, those that were done meanwhile together. */
    private static final Duration EVERY = Duration.ofMillis(100);

    private final MailboxConnection connection;
    private final MailboxEndpoint endpoint;

    Settlement(MailboxConnection connection, MailboxEndpoint endpoint) {
        this.connection = connection;
        this.endpoint = endpoint;
    }

    /**
     * Settles what comes through, until the work on these mails is done.
     *
     * @return the UIDs of those that need no more to be done
     */
    List<Long> during(MailboxWork work, CompletableFuture<Void> done) {
        List<Long> uids = new ArrayList<>();
        boolean over;
        do {
            over = isOver(done);
            for (ProcessedMail one : of(work.worked())) {
                if (one.outcome().isSettled()) {
                    uids.add(one.mail().uid());
                }
                if (one.isNotMarked() || one.outcome().isSettled() && one.outcome() != Outcome.LEFT_ALONE) {
                    work.marked(!one.isNotMarked());
                }
            }
        } while (!over);
        return uids;
    }

    private static boolean isOver(CompletableFuture<Void> work) {
        try {
            work.get(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread()
                    .interrupt(); // the stop took too long; the mails in hand come to their end all the same
            work.join();
            return true;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** What became of them in the end. */
    private List<ProcessedMail> of(List<ProcessedMail> worked) {
        Map<Steps, List<ProcessedMail>> groups =
                worked.stream().collect(Collectors.groupingBy(this::steps, LinkedHashMap::new, Collectors.toList()));
        List<ProcessedMail> settled = new ArrayList<>();
        groups.forEach((steps, mails) -> settled.addAll(take(steps, mails)));
        settled.forEach(Settlement::log);
        return settled;
    }

    private List<ProcessedMail> take(Steps steps, List<ProcessedMail> mails) {
        try {
            steps.take(
                    connection, mails.stream().map(one -> one.mail().message()).toArray(Message[]::new));
            return mails;
        } catch (MessagingException | RuntimeException e) {
            String hashes = mails.stream().map(one -> one.mail().hash()).collect(Collectors.joining(","));
            LOG.warn(
                    "mailbox={} mail={} could not be marked or moved: {}",
                    mails.get(0).mail().mailbox(),
                    hashes,
                    MailServerFault.describe(e));
            return mails.stream().map(ProcessedMail::notMarked).toList();
        }
    }

    private Steps steps(ProcessedMail worked) {
        return switch (worked.outcome()) {
            case DONE, DUPLICATE ->
                new Steps(true, "", endpoint.getConfiguration().getMoveTo());
            case DEAD_LETTER -> new Steps(false, "", endpoint.options().failedFolder());
            case QUARANTINED ->
                new Steps(
                        false,
                        worked.reason() == null ? "" : worked.reason(),
                        endpoint.options().senders().quarantineFolder());
            case LEFT_ALONE -> new Steps(false, "", worked.folder());
            case UNSETTLED, HELD, IN_WORK -> new Steps(false, "", null); // stays as it is
        };
    }

    private static void log(ProcessedMail worked) {
        if (worked.outcome() == Outcome.HELD || worked.outcome() == Outcome.IN_WORK) { // it is at each poll
            return;
        }
        LOG.info(
                "mailbox={} mail={} ticket={} outcome={}{} ms={}",
                worked.mail().mailbox(),
                worked.mail().hash(),
                worked.ticket(),
                worked.outcome(),
                worked.reason() == null ? "" : " reason=" + worked.reason(),
                worked.millis());
    }

    /** What is done with a mail: whether it is marked as read, the keyword that it gets ("" for none), where it is moved. */
    private record Steps(boolean read, String keyword, String moveTo) {

        void take(MailboxConnection connection, Message... mails) throws MessagingException {
            if (read) {
                connection.markRead(mails);
            }
            if (!keyword.isEmpty()) {
                connection.label(keyword, mails);
            }
            if (moveTo != null) {
                connection.move(moveTo, mails);
            }
        }
    }
}
