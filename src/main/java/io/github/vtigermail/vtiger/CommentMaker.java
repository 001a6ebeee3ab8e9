package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.comment.CommentAttempt;
import io.github.vtigermail.vtiger.comment.CommentListener;
import io.github.vtigermail.vtiger.failure.AnswerOverdueException;
import io.github.vtigermail.vtiger.failure.MarkerNotKeptException;
import io.github.vtigermail.vtiger.failure.RequestTooLargeException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.lookup.FoundComment;
import io.github.vtigermail.vtiger.lookup.LookAhead;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Looks for a comment by its marker, and makes it, so that afterwards it is known whether it may exist. */
final class CommentMaker implements AutoCloseable {
    private final VtigerAccount account;
    private final HeldSession session;
    private final CommentAttempt attempt;
    private final CommentListener listener;
    private final String ticket;
    private final String marker;

    /**
     * Until it is closed, no other exchange makes a comment with this marker.
     *
     * @throws AnswerOverdueException if Vtiger may still be at work on the last attempt
     */
    CommentMaker(Exchange exchange, VtigerAccount account, HeldSession session, String ticket, String marker)
            throws AnswerOverdueException, InterruptedException {
        this.account = account;
        this.session = session;
        this.ticket = ticket;
        this.marker = marker;
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

    /** The comment, if it exists: if nobody can have attempted it, by an answer that an exchange got a moment ago. */
    Optional<FoundComment> find(LookAhead ahead) throws VtigerException, InterruptedException {
        return attempt.mayExist() ? find() : answered(() -> account.comments().find(session, ticket, marker, ahead));
    }

    /** The comment, if it exists now. */
    Optional<FoundComment> find() throws VtigerException, InterruptedException {
        return answered(() -> account.comments().find(session, ticket, marker));
    }

    private interface Question {
        Optional<FoundComment> ask() throws VtigerException, InterruptedException;
    }

    private Optional<FoundComment> answered(Question question) throws VtigerException, InterruptedException {
        try {
            return question.ask();
        } catch (VtigerException e) {
            attempt.setUnanswered();
            throw e;
        }
    }

    /**
     * Makes it.
     *
     * @throws RequestTooLargeException if the server takes no request of that size; the comment was not made
     * @throws AnswerOverdueException if no answer of Vtiger's came: it may make it all the same
     * @throws MarkerNotKeptException if Vtiger did not keep the marker of an earlier comment, so that none is safe
     */
    JsonNode make(Comment comment) throws Exception {
        account.markers().check();
        JsonNode fields = comment.fields(account.client().userId(session));
        Duration longest = account.client().longestRequest(comment.files());
        listener.beforeComment(longest);
        attempt.setStarted();
        listener.attempted(attempt);
        try {
            JsonNode made = account.client()
                    .create(session, Comment.MODULE, fields, comment.files(), () -> listener.beforeComment(longest));
            checkTicket(made);
            attempt.setAnswered(
                    account.markers().compare(marker, made.path("source").asText()));
            account.texts().add(made);
            return made;
        } catch (Exception e) {
            attempt.setFailed(e, comment.files());
            if (attempt.isPending() && !(e instanceof AnswerOverdueException)) {
                throw e instanceof VtigerException instead
                        ? new AnswerOverdueException(instead, account.names())
                        : new AnswerOverdueException(account.names());
            }
            throw e;
        } finally {
            listener.attempted(attempt);
        }
    }

    /** An answer that names another ticket is not one to our request. @throws AnswerOverdueException then */
    private void checkTicket(JsonNode made) throws AnswerOverdueException {
        if (!made.path("related_to").asText().equals(ticket)) {
            throw new AnswerOverdueException(account.names());
        }
    }

    @Override
    public void close() {
        attempt.unlock();
    }
}
