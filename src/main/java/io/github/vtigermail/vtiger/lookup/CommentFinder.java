package io.github.vtigermail.vtiger.lookup;

import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.VtigerClient;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.util.List;
import java.util.Optional;

/** Finds comments by their markers. Vtiger remembers: it is asked before any comment is made. */
public final class CommentFinder {
    private final VtigerClient vtiger;
    private final LookUps lookUps;

    public CommentFinder(VtigerClient vtiger, LookUps lookUps) {
        this.vtiger = vtiger;
        this.lookUps = lookUps;
    }

    /** The comment on this ticket with this marker, as Vtiger answers now. */
    public Optional<FoundComment> find(HeldSession session, String ticketId, String marker)
            throws VtigerException, InterruptedException {
        return find(session, ticketId, marker, new CommentsAhead(List.of()));
    }

    /**
     * The same for a comment that nobody can have attempted: an answer that an exchange processed together with this one got a
     * few seconds ago is enough.
     */
    public Optional<FoundComment> find(HeldSession session, String ticketId, String marker, LookAhead ahead)
            throws VtigerException, InterruptedException {
        return ahead == LookAhead.NONE
                ? find(session, ticketId, marker)
                : find(session, ticketId, marker, ahead.comments());
    }

    private Optional<FoundComment> find(HeldSession session, String ticketId, String marker, CommentsAhead comments)
            throws VtigerException, InterruptedException {
        return comments.find(
                ticketId,
                marker,
                comment -> lookUps.knownTicket(comment.ticketNumber(), comment.ticketRecord()),
                vtql -> vtiger.query(session, vtql));
    }
}
