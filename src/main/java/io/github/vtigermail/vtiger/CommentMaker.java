package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.AnswerOverdueException;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.RequestTooLargeException;
import io.github.vtigermail.vtiger.client.VtigerException;
import io.github.vtigermail.vtiger.client.VtigerUnavailableException;
import io.github.vtigermail.vtiger.client.Vtql;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.comment.CommentAttempt;
import io.github.vtigermail.vtiger.comment.CommentListener;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Looks for a comment by its marker, and makes it, so that it is known afterwards whether it may exist. */
final class CommentMaker implements AutoCloseable {
    private final VtigerAccount account;
    private final HeldSession session;
    private final CommentAttempt attempt;
    private final CommentListener listener;

    /**
     * Until it is closed, no other exchange makes a comment with this marker.
     *
     * @throws AnswerOverdueException if Vtiger may still be at work on the last attempt
     */
    CommentMaker(Exchange exchange, VtigerAccount account, HeldSession session, String ticket, String marker)
            throws AnswerOverdueException, InterruptedException {
        this.account = account;
        this.session = session;
        attempt = account.attempts().of(ticket, marker);
        listener = exchange.getProperty(VtigerConstants.COMMENT_LISTENER, CommentListener.NONE, CommentListener.class);
        attempt.lock();
        if (attempt.isPending(account.settleTime())) {
            attempt.unlock();
            throw new AnswerOverdueException(account.names());
        }
    }

    CommentAttempt attempt() {
        return attempt;
    }

    /** The record id of the comment on this ticket with this marker. */
    Optional<String> find(String ticket, String marker) throws VtigerException, InterruptedException {
        try {
            return account.client().query(session, Vtql.commentByMarker(ticket, marker)).stream()
                    .map(row -> row.path("id").asText())
                    .findFirst();
        } catch (VtigerException e) {
            attempt.setUnanswered();
            throw e;
        }
    }

    /**
     * Makes it.
     *
     * @throws RequestTooLargeException if the server takes no request of that size; the comment was not made
     * @throws AnswerOverdueException if no answer came, or a proxy's: Vtiger may make it all the same
     */
    JsonNode make(Comment comment) throws Exception {
        JsonNode fields = comment.fields(account.client().userId(session));
        listener.beforeComment();
        attempt.setStarted();
        listener.attempted(attempt);
        try {
            JsonNode made =
                    account.client().create(session, Comment.MODULE, fields, comment.files(), listener::beforeComment);
            if (made.path("id").asText().isEmpty()) {
                throw new VtigerUnavailableException("NO_ID", "Vtiger does not say which comment it made");
            }
            attempt.setAnswered();
            return made;
        } catch (Exception e) {
            attempt.setFailed(e, comment.files());
            if (attempt.isPending()) {
                throw new AnswerOverdueException(account.names());
            }
            throw e;
        } finally {
            listener.attempted(attempt);
        }
    }

    @Override
    public void close() {
        attempt.unlock();
    }
}
