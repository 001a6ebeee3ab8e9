package io.github.vtigermail.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.vtiger.Audience;
import io.github.vtigermail.vtiger.Comment;
import io.github.vtigermail.vtiger.CommentFile;
import io.github.vtigermail.vtiger.CommentText;
import io.github.vtigermail.vtiger.RequestTooLarge;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import io.github.vtigermail.vtiger.VtigerUnavailable;
import io.github.vtigermail.vtiger.Vtql;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The comment: whether it may be there already, and the making of it. */
public final class AddComment {
    private static final Logger LOG = LoggerFactory.getLogger(AddComment.class);

    private final Sessions sessions;
    private final CommentText commentText;
    private final FileLimits fileLimits;
    /** Of the mails that wait until it is known whether their comments stand. */
    private final Cache<String, FileTries> fileTries = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    public AddComment(Sessions sessions, CommentText commentText, FileLimits fileLimits) {
        this.sessions = sessions;
        this.commentText = commentText;
        this.fileLimits = fileLimits;
    }

    /**
     * Whether an earlier try may have made the comment: one of this exchange whose answer was lost, one of a connector
     * that died, or one that the ledger does not know of because it is younger than the mail.
     */
    public boolean mayBeThere(Exchange exchange) {
        Optional.ofNullable(fileTries.getIfPresent(OneMail.on(exchange).key()))
                .ifPresent(tries -> tries.goOn(exchange));
        return exchange.getProperty(Claims.ATTEMPTED, false, Boolean.class)
                || exchange.getProperty(Claims.UNCERTAIN, false, Boolean.class)
                || exchange.getProperty(Claims.UNKNOWN, false, Boolean.class);
    }

    public void askForMarker(Exchange exchange) {
        OneMail mail = OneMail.on(exchange);
        exchange.setProperty(
                OneMail.CALL,
                VtigerCall.query(Vtql.commentByMarker(mail.ticket().id(), Comment.marker(mail.key()))));
    }

    /** If it is there, nobody knows any more what Vtiger kept of its files. */
    public void takeFound(Exchange exchange) {
        JsonNode rows = exchange.getMessage().getBody(VtigerAnswer.class).result();
        if (!rows.isEmpty()) {
            exchange.setProperty(OneMail.COMMENT, rows.path(0).path("id").asText());
            OneMail mail = OneMail.on(exchange);
            FileNotice.unknown(draft(mail, false).files()).ifPresent(mail::owes);
        }
    }

    public void make(Exchange exchange) throws Exception {
        Claims.checkStillHeld(exchange);
        OneMail mail = OneMail.on(exchange);
        CommentDraft draft = draft(mail, FileTries.on(exchange).areOver());
        Comment comment = new Comment(
                mail.ticket().id(),
                draft.text(),
                mail.contact(),
                audience(mail),
                Comment.marker(mail.key()),
                draft.files().stream().map(this::onComment).toList());
        mail.sends(draft.files());
        exchange.setProperty(OneMail.CALL, comment.create(sessions.of(exchange).userId()));
        exchange.setProperty(Claims.ATTEMPTED, true);
        exchange.setProperty(Claims.PENDING, true);
    }

    public void takeMade(Exchange exchange) throws VtigerUnavailable {
        JsonNode made = exchange.getMessage().getBody(VtigerAnswer.class).result();
        String id = made.path("id").asText();
        if (id.isEmpty()) {
            throw new VtigerUnavailable("NO_ID", "Vtiger does not say which comment it made");
        }
        exchange.setProperty(OneMail.COMMENT, id);
        OneMail mail = OneMail.on(exchange);
        int sent = mail.sent().size();
        int kept = Comment.filesKept(made);
        FileNotice.of(mail.sent(), kept).ifPresent(notice -> {
            mail.owes(notice);
            warn(mail, "Vtiger kept " + kept + " of " + sent + " files; see upload_max_filesize of its PHP");
        });
    }

    /**
     * A call of these steps failed. What it says of the files is noted, for the next try.
     *
     * @throws Exception the fault, always; where it is the size of the files, as one that is tried again; where no answer
     *     came, as one that is not
     */
    public void failed(Exchange exchange) throws Exception {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        boolean overdue = AnswerOverdue.isAfter(exchange, fault);
        VtigerCall call = exchange.getProperty(OneMail.CALL, VtigerCall.class);
        if (FileTries.on(exchange).failed(call, fault)) {
            warn(
                    OneMail.on(exchange),
                    "Vtiger does not take " + call.files().size() + " files of " + call.fileBytes()
                            + " bytes, so its comment is made without them (" + FaultInWords.message(fault)
                            + "); see post_max_size of its PHP, and files.max-size-per-mail");
        }
        if (overdue) {
            fileTries.put(OneMail.on(exchange).key(), FileTries.on(exchange));
            throw new AnswerOverdue(fault);
        }
        boolean isForFiles = FileTries.on(exchange).areOver() && fault instanceof RequestTooLarge;
        throw isForFiles ? new VtigerUnavailable("TOO_LARGE", fault.getMessage()) : fault;
    }

    private CommentDraft draft(OneMail mail, boolean withoutFiles) {
        return CommentDraft.of(mail.read(), mail.isFromStranger(), fileLimits, commentText, withoutFiles);
    }

    private CommentFile onComment(MailFile file) {
        return new CommentFile(
                commentText.fileName(file.name()),
                file.type(),
                file.size(),
                () -> file.content().open());
    }

    private static void warn(OneMail mail, String what) {
        LOG.warn(
                "mailbox={} mail={}: {}",
                mail.inMailbox().mailbox(),
                mail.inMailbox().hash(),
                what);
    }

    private static Audience audience(OneMail mail) {
        return switch (mail.inMailbox().options().notification()) {
            case OWNER -> Audience.OWNER;
            case CUSTOMER -> Audience.CUSTOMER;
            case NOBODY -> Audience.NOBODY;
            case AUTO -> mail.isFromStaff() ? Audience.CUSTOMER : Audience.OWNER;
        };
    }
}
