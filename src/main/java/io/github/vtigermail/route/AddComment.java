package io.github.vtigermail.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.vtiger.Audience;
import io.github.vtigermail.vtiger.Comment;
import io.github.vtigermail.vtiger.CommentText;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import io.github.vtigermail.vtiger.VtigerUnavailable;
import io.github.vtigermail.vtiger.Vtql;
import org.apache.camel.Exchange;

/** The comment: whether it may be there already, and the making of it. */
public final class AddComment {
    private final Ledger ledger;
    private final Sessions sessions;
    private final CommentText commentText;

    public AddComment(Ledger ledger, Sessions sessions, CommentText commentText) {
        this.ledger = ledger;
        this.sessions = sessions;
        this.commentText = commentText;
    }

    /**
     * Whether an earlier try may have made the comment: one of this exchange whose answer was lost, one of a connector
     * that died, or one that the ledger does not know of because it is younger than the mail.
     */
    public boolean mayBeThere(Exchange exchange) {
        return exchange.getProperty(Claims.ATTEMPTED, false, Boolean.class)
                || exchange.getProperty(Claims.UNCERTAIN, false, Boolean.class)
                || OneMail.on(exchange).inMailbox().received().isBefore(ledger.uncertainBefore());
    }

    public void askForMarker(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        exchange.setProperty(
                OneMail.CALL,
                VtigerCall.query(Vtql.commentByMarker(mail.ticket().id(), Comment.marker(mail.key()))));
    }

    public void takeFound(Exchange exchange) {
        JsonNode rows = exchange.getMessage().getBody(VtigerAnswer.class).result();
        if (!rows.isEmpty()) {
            exchange.setProperty(OneMail.COMMENT, rows.path(0).path("id").asText());
        }
    }

    public void make(Exchange exchange) throws Exception {
        OneMail mail = OneMail.on(exchange);
        Comment comment = new Comment(
                mail.ticket().id(),
                commentText.fit(MailText.of(mail.read(), mail.isFromStranger())),
                mail.contact(),
                audience(mail),
                mail.key());
        exchange.setProperty(OneMail.CALL, comment.create(sessions.of(exchange).userId()));
        exchange.setProperty(Claims.ATTEMPTED, true);
    }

    public void takeMade(Exchange exchange) throws VtigerUnavailable {
        String id = exchange.getMessage()
                .getBody(VtigerAnswer.class)
                .result()
                .path("id")
                .asText();
        if (id.isEmpty()) {
            throw new VtigerUnavailable("NO_ID", "Vtiger does not say which comment it made");
        }
        exchange.setProperty(OneMail.COMMENT, id);
    }

    private static Audience audience(OneMail mail) {
        return switch (mail.inMailbox().options().notifies()) {
            case OWNER -> Audience.OWNER;
            case CUSTOMER -> Audience.CUSTOMER;
            case NOBODY -> Audience.NOBODY;
            case AUTO -> mail.isFromStaff() ? Audience.CUSTOMER : Audience.OWNER;
        };
    }
}
