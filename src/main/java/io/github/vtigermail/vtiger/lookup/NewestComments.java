package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.Vtql;
import io.github.vtigermail.vtiger.failure.AnswerTooLargeException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest comments of tickets, remembered for a short time; of exchanges that are processed together, one asks for its own
 * ticket and for those of the next.
 */
final class NewestComments {
    private static final Logger LOG = LoggerFactory.getLogger(NewestComments.class);
    /** How many comments a query for several tickets should find: far enough below what an answer has at most. */
    private static final double AIM = 0.6 * LookUp.MOST_ROWS;
    /** With 20 characters each they fit into a URL. */
    private static final int MOST_TICKETS = 72;

    private final Duration time;
    private final RememberedComments remembered;
    /** How many comments a ticket had of late: so many tickets are asked for together that the answer is not cut. */
    private volatile double usual = 3;

    /** @param time how long an answer is good for; zero asks each time */
    NewestComments(Duration time) {
        this.time = time;
        remembered = new RememberedComments(time);
    }

    /**
     * The newest comments of a ticket, older ones first.
     *
     * @param marker of the comment that the exchange is going to make
     * @param knownTickets the ticket of a comment if it was looked up already, else null
     */
    List<StoredComment> find(
            String ticketId,
            String marker,
            TicketsAhead ahead,
            Function<ExpectedComment, Ticket> knownTickets,
            Query vtiger)
            throws VtigerException, InterruptedException {
        List<StoredComment> found = remembered.answered(ticketId);
        if (found == null && !ahead.isEmpty() && !time.isZero()) {
            ahead.lock(); // while another exchange asks, its answer is waited for
            try {
                found = remembered.answered(ticketId);
                if (found == null) {
                    found = findTogether(tickets(ticketId, ahead.after(marker), knownTickets), vtiger)
                            .get(ticketId);
                }
            } finally {
                ahead.unlock();
            }
        }
        return remembered.newest(ticketId, found == null ? findAlone(ticketId, vtiger) : found);
    }

    /** A comment was made here: what Vtiger answered before may lack it. */
    void add(StoredComment comment) {
        remembered.add(comment);
    }

    void forget(String ticketId) {
        remembered.forget(ticketId);
    }

    /** This one, and those of the exchanges after it that are known and were not asked about. */
    private Set<String> tickets(
            String own, List<ExpectedComment> others, Function<ExpectedComment, Ticket> knownTickets) {
        Set<String> tickets = new LinkedHashSet<>(List.of(own));
        int most = (int) Math.max(1, Math.min(MOST_TICKETS, AIM / usual));
        for (ExpectedComment comment : others) {
            Ticket ticket = tickets.size() < most ? knownTickets.apply(comment) : null;
            if (ticket != null && remembered.answered(ticket.id()) == null) {
                tickets.add(ticket.id());
            }
        }
        return tickets;
    }

    /** Only those of tickets of which the answer has all, or as many as count. */
    private Map<String, List<StoredComment>> findTogether(Collection<String> tickets, Query vtiger)
            throws VtigerException, InterruptedException {
        Map<String, List<StoredComment>> found = new HashMap<>();
        if (tickets.size() < 2) {
            return found;
        }
        try {
            List<JsonNode> rows = vtiger.rows(Vtql.newestComments(tickets, LookUp.MOST_ROWS));
            boolean cut = rows.size() >= LookUp.MOST_ROWS;
            setUsual((cut ? 2.0 : 1.0) * rows.size() / tickets.size());
            tickets.forEach(ticket -> found.put(ticket, new ArrayList<>()));
            for (JsonNode row : rows) {
                StoredComment comment = StoredComment.of(row);
                found.getOrDefault(comment.ticketId(), new ArrayList<>()).add(comment);
            }
            found.values().removeIf(comments -> cut && comments.size() < RememberedComments.MOST);
            found.forEach(remembered::put);
        } catch (VtigerRefusedException e) {
            LOG.debug("Vtiger has no answer for the comments of several tickets ({})", e.code());
            usual = LookUp.MOST_ROWS; // each asks alone for a while
        }
        return found;
    }

    private List<StoredComment> findAlone(String ticketId, Query vtiger) throws VtigerException, InterruptedException {
        for (int most = RememberedComments.MOST; ; most /= 2) {
            try {
                List<StoredComment> found = vtiger.rows(Vtql.newestComments(List.of(ticketId), most)).stream()
                        .map(StoredComment::of)
                        .toList();
                setUsual(found.size());
                remembered.put(ticketId, found);
                return found;
            } catch (AnswerTooLargeException e) { // they are long: fewer will do
                if (most == 1) {
                    throw e;
                }
            }
        }
    }

    private void setUsual(double number) {
        usual = Math.max(0.1, (usual + number) / 2);
    }
}
