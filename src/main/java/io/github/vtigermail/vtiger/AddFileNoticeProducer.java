package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.comment.Audience;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.comment.FileNotice;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * {@code vtiger:addFileNotice}: a second comment that names the files which Vtiger did not keep of the first, if any. It has
 * a marker of its own and is looked for each time, because it is owed until the exchange is done: after a crash nobody knows
 * whether it was made. Nobody is notified.
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
                comments.make(new Comment(ticket, text, null, Audience.NOBODY, marker, List.of()));
            }
        }
        account.attempts().forget(ticket, marker);
        exchange.removeProperty(VtigerConstants.FILE_NOTICE);
    }
}
