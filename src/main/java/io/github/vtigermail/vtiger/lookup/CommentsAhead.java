package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.Vtql;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The comments that exchanges which are processed together are going to make: the first of them asks for all whose tickets are
 * known by then. An answer is used once, and not for long.
 */
final class CommentsAhead {
    /** How long the answer that there is no such comment holds, for a comment that nobody has attempted. */
    static final Duration GOOD_FOR = Duration.ofSeconds(10);

    /** With 64 digits each, some 7,000 characters of a URL; servers take 8,000. */
    static final int MOST = 72;

    private final LongSupplier nanoTime;
    private final List<ExpectedComment> expected;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Map<Pair, Answer> answers = new ConcurrentHashMap<>();
    private final Lock lock = new ReentrantLock(true);

    /** One comment. */
    private record Pair(String ticketId, String marker) {}

    /** What Vtiger answered, and when, by {@link #nanoTime}. */
    private record Answer(Optional<FoundComment> comment, long at) {}

    /** @param expected in the order in which the exchanges will ask, more or less */
    CommentsAhead(List<ExpectedComment> expected) {
        this(expected, System::nanoTime);
    }

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    CommentsAhead(List<ExpectedComment> expected, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.expected = List.copyOf(expected);
        for (int i = 0; i < expected.size(); i++) {
            places.put(expected.get(i).marker(), i);
        }
    }

    /**
     * The comment on this ticket with this marker, asked for with others if there are any.
     *
     * @param knownTickets the ticket of a comment if it was looked up already, else null
     */
    Optional<FoundComment> find(
            String ticketId, String marker, Function<ExpectedComment, Ticket> knownTickets, Query vtiger)
            throws VtigerException, InterruptedException {
        Pair own = new Pair(ticketId, marker);
        used.add(marker);
        Answer answer = take(own);
        if (answer == null) {
            lock.lockInterruptibly(); // while another exchange asks, its answer is waited for
            try {
                answer = take(own);
                if (answer == null) {
                    ask(own, knownTickets, vtiger);
                    answer = answers.remove(own);
                }
            } finally {
                lock.unlock();
            }
        }
        return answer.comment();
    }

    private Answer take(Pair own) {
        Answer answer = answers.remove(own);
        return isGood(answer) ? answer : null;
    }

    private boolean isGood(Answer answer) {
        return answer != null && nanoTime.getAsLong() - answer.at() < GOOD_FOR.toNanos();
    }

    private void ask(Pair own, Function<ExpectedComment, Ticket> knownTickets, Query vtiger)
            throws VtigerException, InterruptedException {
        List<Pair> pairs = next(own, knownTickets);
        long now = nanoTime.getAsLong();
        try {
            answers.putAll(rows(pairs, now, vtiger));
        } catch (VtigerRefusedException e) { // one of them may be the cause: each asks alone then
            if (pairs.size() == 1) {
                throw e;
            }
        }
        if (!answers.containsKey(own)) {
            answers.putAll(rows(List.of(own), nanoTime.getAsLong(), vtiger));
        }
    }

    /** This one, and those after it that are not known yet, or not any more, and whose tickets are known. */
    private List<Pair> next(Pair own, Function<ExpectedComment, Ticket> knownTickets) {
        List<Pair> pairs = new ArrayList<>();
        pairs.add(own);
        for (int i = places.getOrDefault(own.marker(), -1) + 1; i < expected.size() && pairs.size() < MOST; i++) {
            ExpectedComment comment = expected.get(i);
            Ticket ticket = used.contains(comment.marker()) ? null : knownTickets.apply(comment);
            if (ticket != null) {
                Pair pair = new Pair(ticket.id(), comment.marker());
                if (!isGood(answers.get(pair))) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    private static Map<Pair, Answer> rows(List<Pair> pairs, long now, Query vtiger)
            throws VtigerException, InterruptedException {
        Set<String> tickets = new HashSet<>();
        Set<String> markers = new HashSet<>();
        pairs.forEach(pair -> {
            tickets.add(pair.ticketId());
            markers.add(pair.marker());
        });
        List<JsonNode> rows = vtiger.rows(
                pairs.size() == 1
                        ? Vtql.commentByMarker(
                                pairs.get(0).ticketId(), pairs.get(0).marker())
                        : Vtql.commentsByMarkers(tickets, markers));
        Map<Pair, Answer> answers = new LinkedHashMap<>();
        if (rows.size() < LookUp.MOST_ROWS || pairs.size() == 1) { // else it may have been cut
            pairs.forEach(pair -> answers.put(pair, new Answer(Optional.empty(), now)));
        }
        for (JsonNode row : rows) {
            String marker = row.path("source").asText().toUpperCase(Locale.ROOT); // whatever Vtiger makes of capitals
            Pair pair = new Pair(row.path("related_to").asText(), marker);
            answers.put(pair, new Answer(Optional.of(FoundComment.of(row)), now));
        }
        return answers;
    }
}
