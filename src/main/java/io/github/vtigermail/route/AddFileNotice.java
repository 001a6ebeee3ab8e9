package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.vtiger.Audience;
import io.github.vtigermail.vtiger.Comment;
import io.github.vtigermail.vtiger.CommentText;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import io.github.vtigermail.vtiger.Vtql;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * The second comment, that names files which Vtiger did not keep. It has a marker of its own and is looked for each time
 * before it is made, because it is owed until the mail is confirmed: whoever takes the mail after a crash does not know
 * whether it is there. Nobody is mailed.
 */
public final class AddFileNotice {
    private final Sessions sessions;
    private final CommentText commentText;

    public AddFileNotice(Sessions sessions, CommentText commentText) {
        this.sessions = sessions;
        this.commentText = commentText;
    }

    public boolean isOwed(Exchange exchange) {
        return OneMail.on(exchange).fileNotice() != null;
    }

    public void askForMarker(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        exchange.setProperty(
                OneMail.CALL,
                VtigerCall.query(Vtql.commentByMarker(mail.ticket().id(), Comment.fileMarker(mail.key()))));
    }

    public void takeFound(Exchange exchange) {
        if (!exchange.getMessage().getBody(VtigerAnswer.class).result().isEmpty()) {
            OneMail.on(exchange).owes(null);
        }
    }

    public void make(Exchange exchange) throws Exception {
        OneMail mail = OneMail.on(exchange);
        String heading = MailText.heading(mail.read(), mail.isFromStranger());
        Comment notice = new Comment(
                mail.ticket().id(),
                commentText.fit(heading + "\n\n" + mail.fileNotice().text(), ""),
                null,
                Audience.NOBODY,
                Comment.fileMarker(mail.key()),
                List.of());
        exchange.setProperty(OneMail.CALL, notice.create(sessions.of(exchange).userId()));
        exchange.setProperty(Claims.PENDING, true);
    }

    /**
     * It was to be made, and that failed.
     *
     * @throws Exception the fault, always; where no answer came, as one that is not tried again at once
     */
    public void failed(Exchange exchange) throws Exception {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        throw AnswerOverdue.isAfter(exchange, fault) ? new AnswerOverdue(fault) : fault;
    }
}
