package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.mailbox.cursor.ReopenedMails;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Processes the mails of one poll: the lanes in parallel, the mails of a lane one after the other. */
final class MailboxWork {
    /** After so many failures without a success between them it is not the mail that fails. */
    private static final int TOO_MANY_IN_A_ROW = 4;

    private final MailboxConsumer consumer;
    private final ExecutorService workers;
    private final FailedMails failed;
    private final Queue<ProcessedMail> processed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile boolean probing;
    /** The references of mails that stay unsettled: later mails of these tickets must not overtake them. */
    private final Set<TicketReference> waiting = ConcurrentHashMap.newKeySet();

    private final AtomicInteger notMarkedInARow = new AtomicInteger();
    private final ReopenedMails reopened;

    /**
     * @param failed records which mails fail, and knows which failed before
     * @param probing whether the last poll ended in failure: then the others are processed only after one mail succeeds
     * @param reopened until it is known how many of these look new, no comment is made
     */
    MailboxWork(
            MailboxConsumer consumer,
            ExecutorService workers,
            FailedMails failed,
            boolean probing,
            ReopenedMails reopened) {
        this.consumer = consumer;
        this.workers = workers;
        this.failed = failed;
        this.probing = probing;
        this.reopened = reopened;
    }

    /** Starts processing these mails. @return completed when all of them are processed */
    CompletableFuture<Void> start(List<MailboxMail> mails) {
        Queue<List<MailboxMail>> lanes =
                new ArrayDeque<>(failed.failedLast(TicketLanes.of(mails, failed::keepsFailing)));
        return CompletableFuture.runAsync(() -> probe(lanes), workers)
                .thenCompose(probed -> CompletableFuture.allOf(lanes.stream()
                        .map(lane -> CompletableFuture.runAsync(() -> process(lane), workers))
                        .toArray(CompletableFuture<?>[]::new)));
    }

    /** Lane after lane, until a mail succeeds or fails. */
    private void probe(Queue<List<MailboxMail>> lanes) {
        while (probing && canContinue() && !lanes.isEmpty()) {
            process(lanes.remove());
        }
    }

    /** Removes and returns the mails that were processed since the last call. */
    List<ProcessedMail> takeProcessed() {
        List<ProcessedMail> all = new ArrayList<>();
        for (ProcessedMail one = processed.poll(); one != null; one = processed.poll()) {
            all.add(one);
        }
        return all;
    }

    /** Notes whether a mail that was processed could be marked or moved. */
    void setMarked(boolean marked) {
        if (marked) {
            notMarkedInARow.set(0);
        } else {
            notMarkedInARow.incrementAndGet();
        }
    }

    /** Whether it ended in failure, so that the mailbox should pause. */
    boolean endedInFailure() {
        return failuresInARow.get() > 0 || notMarkedInARow.get() > 0;
    }

    /** Whether another mail may be started. */
    boolean canContinue() {
        return consumer.canContinue()
                && !reopened.areTooMany()
                && failuresInARow.get() < (probing ? 1 : TOO_MANY_IN_A_ROW)
                && notMarkedInARow.get() < TOO_MANY_IN_A_ROW;
    }

    /**
     * All mails after the first one that stays unsettled wait, if they are of the same ticket or may be. A refusal may last for
     * minutes, and mostly the ticket does not exist: then those wait that name it in the same way.
     */
    private void process(List<MailboxMail> lane) {
        for (MailboxMail mail : lane) {
            if (!canContinue()) {
                return;
            }
            if (!Collections.disjoint(mail.references().references(), waiting)) {
                waiting.addAll(mail.references().references());
                continue;
            }
            ProcessedMail done = process(mail);
            if (!mail.isWithheld()) { // that is this mail's trouble alone
                count(done.outcome());
            }
            failed.record(mail, done.outcome());
            if (done.outcome() == Outcome.HELD) {
                reopened.addNew(mail.uid());
            }
            processed.add(done);
            if (done.outcome() == Outcome.REFUSED) {
                waiting.addAll(mail.references().references());
            } else if (!done.outcome().isSettled() && done.outcome() != Outcome.HELD) {
                lane.forEach(one -> waiting.addAll(one.references().references()));
                return; // the later mails of a held ticket are held too
            }
        }
    }

    private ProcessedMail process(MailboxMail mail) {
        long start = System.nanoTime();
        Exchange exchange = consumer.createExchange(false);
        try (mail) {
            exchange.getMessage().setBody(mail);
            exchange.setProperty(Outcome.NO_COMMENT, reopened.areUndecided());
            route(exchange);
            ProcessedMail done = ProcessedMail.of(mail, exchange, (System.nanoTime() - start) / 1_000_000);
            return reopened.areUndecided() ? done.held() : done;
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private void count(Outcome outcome) {
        if (outcome == Outcome.UNSETTLED) {
            failuresInARow.incrementAndGet();
        } else if (outcome.isSettled() && outcome != Outcome.LEFT_ALONE) {
            failuresInARow.set(0);
            probing = false;
        }
    }

    /** Sends it through the routes and waits for the end of the exchange, even if a route hands it to another thread. */
    private void route(Exchange exchange) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange handedOver) {
                if (handedOver != exchange) {
                    exchange.setException(handedOver.getException());
                    exchange.getProperties().putAll(handedOver.getProperties());
                }
                done.complete(null);
            }
        });
        try {
            consumer.getProcessor().process(exchange);
        } catch (Exception | Error e) {
            exchange.setException(e);
            done.complete(null); // nobody else would
        }
        done.join();
    }
}
