package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.TicketReference;
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

/** The work on the mails of one poll: lane beside lane through the routes, within a lane mail after mail. */
final class MailboxWork {
    /** So many failures and nothing that went well between them: what fails is not the mail. */
    private static final int TOO_MANY_IN_A_ROW = 4;

    private final MailboxConsumer consumer;
    private final ExecutorService workers;
    private final FailedMails failed;
    private final Queue<ProcessedMail> worked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile boolean probing;
    /** The references of the mails that stay as they are: of their tickets no later mail passes them. */
    private final Set<TicketReference> waiting = ConcurrentHashMap.newKeySet();

    private final AtomicInteger notMarkedInARow = new AtomicInteger();

    /**
     * @param failed which mails failed before, and which do now
     * @param probing whether the last poll ended in failure: then one mail is tried, and the others if it comes through
     */
    MailboxWork(MailboxConsumer consumer, ExecutorService workers, FailedMails failed, boolean probing) {
        this.consumer = consumer;
        this.workers = workers;
        this.failed = failed;
        this.probing = probing;
    }

    /** Begins to work on these mails. @return done when none of them is worked on any more */
    CompletableFuture<Void> on(List<MailboxMail> mails) {
        Queue<List<MailboxMail>> lanes = new ArrayDeque<>(failed.failedLast(TicketLanes.of(mails)));
        return CompletableFuture.runAsync(() -> probe(lanes), workers)
                .thenCompose(probed -> CompletableFuture.allOf(lanes.stream()
                        .map(lane -> CompletableFuture.runAsync(() -> work(lane), workers))
                        .toArray(CompletableFuture<?>[]::new)));
    }

    /** Lane after lane, until a mail comes through, or does not. */
    private void probe(Queue<List<MailboxMail>> lanes) {
        while (probing && goesOn() && !lanes.isEmpty()) {
            work(lanes.remove());
        }
    }

    /** The mails that came through since this was asked last. */
    List<ProcessedMail> worked() {
        List<ProcessedMail> all = new ArrayList<>();
        for (ProcessedMail one = worked.poll(); one != null; one = worked.poll()) {
            all.add(one);
        }
        return all;
    }

    /** A mail that came through well could be marked, or moved, or could not. */
    void marked(boolean well) {
        if (well) {
            notMarkedInARow.set(0);
        } else {
            notMarkedInARow.incrementAndGet();
        }
    }

    /** Whether it ended in failure, so that it makes no sense to go on at once. */
    boolean endedInFailure() {
        return failuresInARow.get() > 0 || notMarkedInARow.get() > 0;
    }

    /** Whether it makes sense to begin a further mail. */
    boolean goesOn() {
        return consumer.goesOn()
                && failuresInARow.get() < (probing ? 1 : TOO_MANY_IN_A_ROW)
                && notMarkedInARow.get() < TOO_MANY_IN_A_ROW;
    }

    /** From the first mail that stays unsettled, all later ones of its ticket wait behind it. */
    private void work(List<MailboxMail> lane) {
        for (MailboxMail mail : lane) {
            if (!goesOn() || !Collections.disjoint(mail.references().references(), waiting)) {
                return;
            }
            ProcessedMail done = work(mail);
            count(done.outcome());
            failed.record(mail, done.outcome());
            worked.add(done);
            if (!done.outcome().isSettled() && done.outcome() != Outcome.HELD) {
                lane.forEach(one -> waiting.addAll(one.references().references()));
                return; // of a held ticket the later mails are held as well
            }
        }
    }

    private ProcessedMail work(MailboxMail mail) {
        long start = System.nanoTime();
        Exchange exchange = consumer.createExchange(false);
        try (mail) {
            exchange.getMessage().setBody(mail);
            route(exchange);
            return ProcessedMail.of(mail, exchange, (System.nanoTime() - start) / 1_000_000);
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

    /** Through the routes, to the end of the exchange, also if a route hands it to another thread. */
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
        } catch (Exception e) {
            exchange.setException(e);
        }
        done.join();
    }
}
