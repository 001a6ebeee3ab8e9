package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.UploadFile;
import io.github.vtigermail.vtiger.comment.Audience;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.comment.FileNotice;
import io.github.vtigermail.vtiger.failure.RequestTooLargeException;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * {@code vtiger:addFileNotice}: a second comment that names the files which Vtiger did not keep of the first, if any, and has
 * the text as a file if Vtiger cut it. It has a marker of its own and is looked for each time, because it is owed until the
 * exchange is done: after a crash nobody knows whether it was made. Nobody is notified.
 */
final class AddFileNoticeProducer extends VtigerProducer {
    AddFileNoticeProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        FileNotice notice = exchange.getProperty(VtigerConstants.FILE_NOTICE, FileNotice.class);
        if (notice == null) {
            return;
        }
        String ticket = ticketId(exchange.getMessage());
        String marker = Comment.fileMarker(CommentKey.of(exchange, ticket));
        try (CommentMaker comments = new CommentMaker(exchange, account, session, ticket, marker)) {
            if (comments.find().isEmpty()) {
                String text = account.commentText().fit(notice.text(), "");
                List<UploadFile> files = comments.attempt().isWithoutFiles() ? List.of() : notice.files();
                JsonNode made = make(comments, new Comment(ticket, text, null, Audience.NOBODY, marker, files));
                if (Comment.filesKept(made) < notice.files().size()) {
                    AddCommentProducer.warn(exchange, "Vtiger did not keep the text as a file either");
                }
            }
        }
        account.attempts().forget(ticket, marker);
        exchange.removeProperty(VtigerConstants.FILE_NOTICE);
    }

    private static JsonNode make(CommentMaker comments, Comment comment) throws Exception {
        try {
            return comments.make(comment);
        } catch (RequestTooLargeException e) { // it was not made
            return comments.make(new Comment(
                    comment.ticketId(), comment.text(), null, comment.audience(), comment.marker(), List.of()));
        }
    }
}
