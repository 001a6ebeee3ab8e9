package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.route.failure.TicketHeldException;
import io.github.vtigermail.vtiger.comment.CommentAttempt;
import io.github.vtigermail.vtiger.comment.CommentListener;
import java.time.Duration;
import org.apache.camel.Exchange;

/**
 * Lets the ledger know whether the comment of a claimed mail may exist, and prevents one whose claim is another's by now. The
 * claim is that of the exchange that came from the mailbox; the comment may be made by a copy of it.
 */
final class ClaimedComment implements CommentListener {
    private final Exchange claimed;
    private volatile boolean attempted;

    ClaimedComment(Exchange claimed) {
        this.claimed = claimed;
    }

    @Override
    public void beforeComment(Duration atMost) {
        if (claimed.getProperty(Outcome.NO_COMMENT, false, Boolean.class)) {
            throw new TicketHeldException();
        }
        Claims.beginAttempt(claimed, atMost);
    }

    @Override
    public void attempted(CommentAttempt attempt) {
        attempted = true;
        claimed.setProperty(Claims.ATTEMPTED, attempt.mayExist());
        claimed.setProperty(Claims.PENDING, attempt.isPending());
        if (attempt.isMadeWithoutMarker()) {
            Claims.confirmAttempt(claimed);
        }
    }

    /** The comment is on this ticket, also if it is found and not made: it counts for the rate of the ticket. */
    void setTicket(String ticketId) {
        claimed.setProperty(Claims.TICKET, ticketId);
    }

    /** Whether an attempt was made before, by an earlier exchange or connector, or by this one. */
    boolean mayExist() {
        return attempted || claimed.getProperty(Claims.UNCERTAIN, false, Boolean.class);
    }

    @Override
    public String toString() {
        return "ClaimedComment";
    }
}
