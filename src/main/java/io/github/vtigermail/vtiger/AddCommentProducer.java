package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.UploadFile;
import io.github.vtigermail.vtiger.comment.Audience;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.comment.CommentAttempt;
import io.github.vtigermail.vtiger.comment.CommentDraft;
import io.github.vtigermail.vtiger.comment.CommentText;
import io.github.vtigermail.vtiger.comment.FileNotice;
import io.github.vtigermail.vtiger.failure.RequestTooLargeException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import io.github.vtigermail.vtiger.lookup.FoundComment;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code vtiger:addComment}: a comment of the body, with the attachments as its files, on the ticket of the header. Once:
 * Vtiger is asked for the comment's marker first.
 */
final class AddCommentProducer extends VtigerProducer {
    private static final Logger LOG = LoggerFactory.getLogger(AddCommentProducer.class);

    AddCommentProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        Message message = exchange.getMessage();
        String ticket = ticketId(message);
        String marker = Comment.marker(CommentKey.of(exchange, ticket));
        CommentDraft draft = DraftReader.read(exchange, account.commentText());
        try (CommentMaker comments = new CommentMaker(exchange, account, session, ticket, marker)) {
            boolean isNew = exchange.getProperty(VtigerConstants.COMMENT_IS_NEW, false, Boolean.class);
            Optional<FoundComment> found = isNew ? comments.find(lookAhead(exchange)) : comments.find();
            found.ifPresent(comment -> noteFound(exchange, draft, comment));
            String id = found.isPresent() ? found.get().id() : make(exchange, comments, ticket, marker, draft);
            message.setHeader(VtigerConstants.TICKET_ID, ticket);
            message.setHeader(VtigerConstants.COMMENT_ID, id);
            message.setHeader(VtigerConstants.COMMENT_FOUND, found.isPresent());
        }
        account.attempts().forget(ticket, marker);
        exchange.removeProperty(VtigerConstants.COMMENT_DRAFT);
        exchange.removeProperty(VtigerConstants.COMMENT_IS_NEW);
    }

    private String make(Exchange exchange, CommentMaker comments, String ticket, String marker, CommentDraft draft)
            throws Exception {
        CommentAttempt attempt = comments.attempt();
        boolean withFiles = !attempt.isWithoutFiles();
        Comment comment = new Comment(
                ticket,
                withFiles ? draft.text() : draft.textWithoutFiles(),
                exchange.getMessage().getHeader(VtigerConstants.CONTACT_ID, String.class),
                audience(exchange.getMessage()),
                marker,
                withFiles ? draft.files() : List.of());
        try {
            JsonNode made = comments.make(comment);
            noteFiles(exchange, draft, comment.files().size(), Comment.filesKept(made));
            if (!CommentText.isWhole(comment.text(), made)) {
                noteText(exchange, draft);
            }
            return made.path("id").asText();
        } catch (Exception e) {
            if (withFiles && attempt.isWithoutFiles()) {
                warnWithoutFiles(exchange, draft.files(), e);
                if (e instanceof RequestTooLargeException) {
                    return make(exchange, comments, ticket, marker, draft); // it was not made
                }
            }
            if (e instanceof VtigerRefusedException) {
                getEndpoint().account().forgetTicket(ticket); // it may be gone
            }
            throw e;
        }
    }

    /** What was owed for it is owed still: its answer was lost, or the second comment failed. */
    private static void noteFound(Exchange exchange, CommentDraft draft, FoundComment comment) {
        noteFiles(exchange, draft, draft.files().size(), comment.filesKept());
        if (CommentText.isCut(comment.text(), draft.text(), draft.textWithoutFiles())) {
            noteText(exchange, draft);
        }
    }

    private static void noteFiles(Exchange exchange, CommentDraft draft, int sent, int kept) {
        if (kept < sent) {
            FileNotice.of(draft, kept).ifPresent(notice -> exchange.setProperty(VtigerConstants.FILE_NOTICE, notice));
            warn(exchange, "Vtiger kept " + kept + " of " + sent + " files; see upload_max_filesize of its PHP");
        }
    }

    private static void noteText(Exchange exchange, CommentDraft draft) {
        FileNotice ofFiles = exchange.getProperty(VtigerConstants.FILE_NOTICE, FileNotice.class);
        exchange.setProperty(VtigerConstants.FILE_NOTICE, FileNotice.ofText(draft, ofFiles));
        warn(exchange, "Vtiger did not keep all of the text, so a second comment has it as a file");
    }

    private Audience audience(Message message) {
        Audience given = message.getHeader(VtigerConstants.NOTIFY, getEndpoint().getNotify(), Audience.class);
        if (given != null) {
            return given;
        }
        return message.getHeader(VtigerConstants.SENDER_IS_STAFF, false, Boolean.class)
                ? Audience.CUSTOMER
                : Audience.OWNER;
    }

    private static void warnWithoutFiles(Exchange exchange, List<UploadFile> files, Exception why) {
        long bytes = files.stream().mapToLong(UploadFile::size).sum();
        warn(
                exchange,
                "Vtiger does not take " + files.size() + " files of " + bytes
                        + " bytes, so its comment is made without them (" + why.getMessage()
                        + "); see post_max_size of its PHP, and files.max-size-per-mail");
    }

    static void warn(Exchange exchange, String what) {
        String name =
                exchange.getProperty(VtigerConstants.LOG_NAME, "exchange=" + exchange.getExchangeId(), String.class);
        LOG.warn("{}: {}", name, what);
    }
}
