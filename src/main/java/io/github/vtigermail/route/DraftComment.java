package io.github.vtigermail.route;

import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.route.comment.MailComment;
import io.github.vtigermail.route.comment.MailText;
import io.github.vtigermail.route.comment.TicketComparison;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.comment.CommentText;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
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
        TicketTexts ticket = exchange.getProperty(VtigerConstants.TICKET_TEXTS, TicketTexts.class);
        TicketMail fresh = TicketComparison.newIn(mail.read(), ticket);
        exchange.setProperty(
                VtigerConstants.COMMENT_DRAFT,
                MailComment.of(MailText.of(fresh, stranger), fresh.files(), fileLimits, commentText)
                        .draft(commentText, MailText.heading(fresh, stranger)));
        mail.comment().setTicket(exchange.getMessage().getHeader(VtigerConstants.TICKET_ID, String.class));
        exchange.setProperty(VtigerConstants.COMMENT_IS_NEW, !mail.comment().mayExist());
    }
}
