package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.comment.CommentAttempt;
import io.github.vtigermail.vtiger.comment.CommentListener;
import org.apache.camel.Exchange;

/** Lets the ledger know whether the comment of an exchange may exist, and prevents one whose claim is not sure any more. */
record ClaimedComment(Exchange exchange) implements CommentListener {
    @Override
    public void beforeComment() {
        Claims.checkStillHeld(exchange);
    }

    @Override
    public void attempted(CommentAttempt attempt) {
        exchange.setProperty(Claims.ATTEMPTED, attempt.mayExist());
        exchange.setProperty(Claims.PENDING, attempt.isPending());
        exchange.setProperty(Claims.TICKET, exchange.getMessage().getHeader(VtigerConstants.TICKET_ID, String.class));
    }

    @Override
    public String toString() {
        return "ClaimedComment";
    }
}
