package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.VtigerClient;
import io.github.vtigermail.vtiger.failure.NotAllowedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the texts that a ticket has already: its own, and those of its newest comments. */
public final class TextFinder {
    private static final Logger LOG = LoggerFactory.getLogger(TextFinder.class);

    private final VtigerClient vtiger;
    private final LookUps lookUps;
    private final Predicate<String> staff;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param staff whether an address is known to be the staff's, without asking for it */
    public TextFinder(VtigerClient vtiger, LookUps lookUps, Predicate<String> staff) {
        this.vtiger = vtiger;
        this.lookUps = lookUps;
        this.staff = staff;
    }

    /**
     * The texts of a ticket; empty if Vtiger refuses them to its user, which is logged once.
     *
     * @param known the ticket as it was looked up; may be another one, or null
     * @param marker of the comment that the exchange is going to make. After a crash the ticket may have it already: it is left
     *     out, or all that the exchange says would be known
     * @throws VtigerException if Vtiger cannot be asked now
     */
    public Optional<TicketTexts> find(
            HeldSession session, String ticketId, Ticket known, String marker, LookAhead ahead)
            throws VtigerException, InterruptedException {
        try {
            Ticket ticket = known != null && known.id().equals(ticketId)
                    ? known
                    : Ticket.of(vtiger.retrieve(session, ticketId));
            List<StoredComment> comments = lookUps.comments()
                    .find(
                            ticketId,
                            marker,
                            ahead.next(),
                            comment -> lookUps.knownTicket(comment.ticketNumber(), comment.ticketRecord()),
                            vtql -> vtiger.query(session, vtql));
            return Optional.of(texts(ticket, comments, marker));
        } catch (NotAllowedException | VtigerRefusedException e) {
            if (!warned.getAndSet(true)) {
                LOG.warn(
                        "The texts of a ticket are not known ({}), so what a mail quotes of them is recognized by the marks "
                                + "of mail programs alone; this is logged once",
                        e.getMessage());
            }
            return Optional.empty();
        }
    }

    /** A comment was made. @param comment as Vtiger answered */
    public void add(JsonNode comment) {
        lookUps.comments().add(StoredComment.of(comment));
    }

    private TicketTexts texts(Ticket ticket, List<StoredComment> comments, String marker) {
        LinkedList<TicketComment> newest = new LinkedList<>();
        int length = ticket.length();
        for (int i = comments.size() - 1; i >= 0; i--) {
            length += comments.get(i).length();
            if (length > RememberedComments.MOST_TEXT) {
                break;
            }
            if (!comments.get(i).source().equals(marker)) {
                newest.addFirst(comments.get(i).comment(staff));
            }
        }
        return new TicketTexts(ticket.title(), ticket.description(), ticket.solution(), newest);
    }
}
