package io.github.vtigermail.mailbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work on the mails of one poll: lane beside lane, within a lane mail after mail, and in the mailbox what the outcome
 * of each asks for. Writes the one log line a mail.
 */
final class MailboxWork {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.vtigermail.mail");
    /** So many failures and nothing that went well between them: what fails is not the mail. */
    private static final int TOO_MANY_IN_A_ROW = 4;

    private final MailboxConsumer consumer;
    private final MailboxConnection connection;
    private final MailboxEndpoint endpoint;
    private final ExecutorService workers;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    MailboxWork(
            MailboxConsumer consumer, MailboxConnection connection, MailboxEndpoint endpoint, ExecutorService workers) {
        this.consumer = consumer;
        this.connection = connection;
        this.endpoint = endpoint;
        this.workers = workers;
    }

    /** Begins to work on these mails. @return to come, the UIDs of those that need no more to be done */
    CompletableFuture<Collection<Long>> on(List<MailboxMail> mails) {
        Collection<Long> settled = new ConcurrentLinkedQueue<>();
        CompletableFuture<?>[] lanes = Lanes.of(mails).stream()
                .map(lane -> CompletableFuture.runAsync(() -> work(lane, settled), workers))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(lanes).thenApply(done -> settled);
    }

    /** Whether it ended in failure, so that it makes no sense to go on at once. */
    boolean failed() {
        return failuresInARow.get() > 0;
    }

    /** Whether it makes sense to begin a further mail. */
    boolean goesOn() {
        return consumer.goesOn() && failuresInARow.get() < TOO_MANY_IN_A_ROW;
    }

    /** From the first mail that stays unsettled, all later ones of the lane wait behind it. */
    private void work(List<MailboxMail> lane, Collection<Long> settled) {
        for (MailboxMail mail : lane) {
            if (!goesOn()) {
                return;
            }
            Outcome outcome = work(mail);
            if (outcome.isSettled()) {
                settled.add(mail.uid());
            } else if (outcome != Outcome.HELD) { // of a held ticket the later mails are held as well
                return;
            }
        }
    }

    private Outcome work(MailboxMail mail) {
        long start = System.nanoTime();
        Exchange exchange = consumer.createExchange(false);
        try (mail) {
            exchange.getMessage().setBody(mail);
            route(exchange);
            Outcome outcome = settle(mail, exchange);
            count(outcome);
            if (outcome != Outcome.HELD) { // it is at each poll
                log(mail, exchange, outcome, (System.nanoTime() - start) / 1_000_000);
            }
            return outcome;
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private void count(Outcome outcome) {
        if (outcome == Outcome.UNSETTLED) {
            failuresInARow.incrementAndGet();
        } else if (outcome != Outcome.LEFT_ALONE && outcome != Outcome.HELD) {
            failuresInARow.set(0);
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

    private Outcome settle(MailboxMail mail, Exchange exchange) {
        Outcome outcome = Outcome.of(exchange);
        try {
            settle(mail.message(), outcome, exchange);
            return outcome;
        } catch (MessagingException | RuntimeException e) {
            LOG.warn("mailbox={} mail={} could not be marked or moved: {}", mail.mailbox(), mail.hash(), Reason.of(e));
            exchange.setProperty(Outcome.REASON, "NOT_MARKED");
            return Outcome.UNSETTLED;
        }
    }

    private void settle(Message message, Outcome outcome, Exchange exchange) throws MessagingException {
        switch (outcome) {
            case DONE, DUPLICATE -> {
                connection.markRead(message);
                String moveTo = endpoint.getConfiguration().getMoveTo();
                if (moveTo != null) {
                    connection.move(message, moveTo);
                }
            }
            case DEAD_LETTER -> connection.move(message, endpoint.options().failedFolder());
            case QUARANTINED -> {
                connection.label(message, exchange.getProperty(Outcome.REASON, "", String.class));
                connection.move(message, endpoint.options().senders().quarantineFolder());
            }
            case LEFT_ALONE -> {
                String folder = exchange.getProperty(Outcome.FOLDER, String.class);
                if (folder != null) {
                    connection.move(message, folder);
                }
            }
            case UNSETTLED, HELD -> {
                // Stays as it is.
            }
        }
    }

    private static void log(MailboxMail mail, Exchange exchange, Outcome outcome, long millis) {
        String reason = exchange.getProperty(Outcome.REASON, String.class);
        LOG.info(
                "mailbox={} mail={} ticket={} outcome={}{} ms={}",
                mail.mailbox(),
                mail.hash(),
                exchange.getProperty(Outcome.TICKET, "-", String.class),
                outcome,
                reason == null ? "" : " reason=" + reason,
                millis);
    }
}
