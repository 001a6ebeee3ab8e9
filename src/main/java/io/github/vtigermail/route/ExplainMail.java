package io.github.vtigermail.route;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.UnreadableMailException;
import io.github.vtigermail.route.Explanation.Fate;
import io.github.vtigermail.vtiger.CommentText;
import io.github.vtigermail.vtiger.VtigerRefused;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * What would become of a mail: the steps of {@code routes/ticket-mail.camel.yaml} up to the comment, by the same beans.
 * Nothing is claimed, nothing is written.
 */
public final class ExplainMail {
    /** Finds ticket and sender, see {@code explain.camel.yaml}. */
    private static final String ASK = "direct:explain-mail";

    private final CamelContext context;
    private final CommentText commentText;
    private final FileLimits fileLimits;
    private final ProducerTemplate vtiger;
    private final MailReader reader = new MailReader();
    private String notAsked;

    /** @param notAsked why Vtiger is not to be asked, in words for a person; null if it is */
    public ExplainMail(CamelContext context, CommentText commentText, FileLimits fileLimits, String notAsked) {
        this.context = context;
        this.vtiger = context.createProducerTemplate();
        this.commentText = commentText;
        this.fileLimits = fileLimits;
        this.notAsked = notAsked;
    }

    /** @throws IOException if the mail cannot be read from where it lies; never because of what it says */
    public Explanation explain(MailboxMail inMailbox) throws IOException {
        Exchange exchange = new DefaultExchange(context);
        OneMail mail = OneMail.on(exchange);
        mail.isInMailbox(inMailbox);
        try {
            mail.isRead(reader.read(inMailbox.whole(), inMailbox.options().history()));
        } catch (UnreadableMailException e) {
            return new Explanation(Fate.DEAD_LETTER, e.getMessage(), List.of(), null, "", "", List.of());
        } catch (MailboxUnavailableException | MessagingException e) {
            throw new IOException(e);
        }
        return explain(exchange, inMailbox);
    }

    private Explanation explain(Exchange exchange, MailboxMail inMailbox) {
        OneMail mail = OneMail.on(exchange);
        String sign =
                inMailbox.options().automatic().sign(mail.read().automatic()).orElse(null);
        Fate fate = Fate.COMMENT;
        String reason = "";
        try {
            if (inMailbox.references().isEmpty()) {
                fate = Fate.LEFT_ALONE;
                reason = "its subject has no ticket reference";
            } else {
                ReadMail.requireOne(inMailbox.references());
                if (sign != null) {
                    fate = Fate.LEFT_ALONE;
                    reason = "it is automatic mail (" + sign + ")";
                } else {
                    new CheckAuthentication().process(exchange);
                    ask(exchange);
                }
            }
        } catch (DeadLetter e) {
            fate = Fate.DEAD_LETTER;
            reason = e.getMessage() + " (" + e.code() + ")";
        } catch (Quarantined e) {
            fate = Fate.QUARANTINE;
            reason = e.getMessage() + " (" + e.code() + ")";
        }
        boolean stranger = isKnown(mail) && mail.isFromStranger();
        CommentDraft draft = CommentDraft.of(mail.read(), stranger, fileLimits, commentText, false);
        return new Explanation(
                fate,
                reason,
                inMailbox.options().subjectPatterns().explain(mail.read().subject()),
                sign,
                sender(mail),
                draft.text(),
                files(draft, mail.read()));
    }

    private static List<Explanation.File> files(CommentDraft draft, TicketMail read) {
        Stream<Explanation.File> along =
                draft.files().stream().map(file -> new Explanation.File(file.name(), file.type(), file.size(), null));
        Map<String, MailFile> byName = read.files().stream()
                .collect(Collectors.toMap(MailFile::name, Function.identity(), (one, same) -> one));
        Stream<Explanation.File> left = draft.left().stream()
                .map(file -> new Explanation.File(
                        file.name(),
                        byName.get(file.name()).type(),
                        byName.get(file.name()).size(),
                        file.why().words()));
        return Stream.concat(along, left).toList();
    }

    /** Asks for ticket and sender. What cannot be asked now is not asked for the mails behind it either. */
    private void ask(Exchange exchange) throws DeadLetter, Quarantined {
        if (notAsked != null) {
            return;
        }
        vtiger.send(ASK, exchange);
        Exception fault = exchange.getException();
        exchange.setException(null);
        if (fault instanceof DeadLetter letter) {
            throw letter;
        }
        if (fault instanceof VtigerRefused refused) {
            throw new DeadLetter(refused.code(), refused.getMessage());
        }
        if (fault != null) {
            notAsked = FaultInWords.message(fault);
            return;
        }
        new CheckSender().process(exchange);
    }

    /** Whether Vtiger told all that it was asked: of what it did not tell, nothing is to be said. */
    private boolean isKnown(OneMail mail) {
        return mail.ticket() != null && notAsked == null;
    }

    private String sender(OneMail mail) {
        if (!isKnown(mail)) {
            return notAsked == null ? "not asked for" : "not asked for: " + notAsked;
        }
        if (mail.isFromStaff()) {
            return "one of the staff";
        }
        return standing(mail) + (MayWrite.test(mail) ? ", may write to the ticket" : ", may not write to the ticket");
    }

    private static String standing(OneMail mail) {
        if (!mail.contacts().isEmpty()) {
            return "a contact of the CRM";
        }
        return mail.organizations().isEmpty() ? "not a contact of the CRM" : "an organization of the CRM";
    }
}
