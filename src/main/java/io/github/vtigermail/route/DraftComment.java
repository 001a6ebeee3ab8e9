package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.route.comment.MailComment;
import io.github.vtigermail.route.comment.MailText;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.comment.CommentText;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Drafts the comment for {@code vtiger:addComment}: its text and files. The body stays as it is. */
public final class DraftComment implements Processor {
    private final CommentText commentText;
    private final FileLimits fileLimits;

    /**
     * @param commentText how Vtiger takes text
     * @param fileLimits which files go along
     */
    public DraftComment(CommentText commentText, FileLimits fileLimits) {
        this.commentText = commentText;
        this.fileLimits = fileLimits;
    }

    @Override
    public void process(Exchange exchange) {
        MailExchange mail = MailExchange.on(exchange);
        boolean stranger = MailSender.of(exchange).isStranger();
        String text = MailBody.changed(exchange, mail.read()).orElseGet(() -> MailText.of(mail.read(), stranger));
        String heading = MailText.heading(mail.read(), stranger);
        exchange.setProperty(
                VtigerConstants.COMMENT_DRAFT,
                MailComment.of(text, mail.read().files(), fileLimits, commentText)
                        .draft(commentText, heading));
        boolean mayExist = exchange.getProperty(Claims.ATTEMPTED, false, Boolean.class)
                || exchange.getProperty(Claims.UNCERTAIN, false, Boolean.class)
                || exchange.getProperty(Claims.UNKNOWN, false, Boolean.class);
        exchange.setProperty(VtigerConstants.COMMENT_IS_NEW, !mayExist);
    }
}
