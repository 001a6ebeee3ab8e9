package io.github.vtigermail.route;

import io.github.vtigermail.mail.MailKey;
import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.UnreadableMailException;
import io.github.vtigermail.route.Explanation.Fate;
import io.github.vtigermail.route.comment.MailComment;
import io.github.vtigermail.route.comment.MailText;
import io.github.vtigermail.route.comment.TicketComparison;
import io.github.vtigermail.route.failure.DeadLetterException;
import io.github.vtigermail.route.failure.FaultMessage;
import io.github.vtigermail.route.failure.QuarantinedException;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.comment.CommentText;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
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
    private static final List<String> QUESTIONS = List.of("vtiger:findTicket", "vtiger:findSender", "vtiger:findTexts");

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

    /**
     * Explains a mail.
     *
     * @param ticket what its ticket has, so that Vtiger is asked nothing; null if Vtiger is to be asked
     * @throws IOException if the file cannot be read; never because of what the mail says
     */
    public Explanation explain(MailboxMail inMailbox, TicketTexts ticket) throws IOException {
        Exchange exchange = new DefaultExchange(context);
        MailExchange mail = MailExchange.start(exchange, inMailbox);
        exchange.setProperty(VtigerConstants.TICKET_TEXTS, ticket);
        try {
            mail.setRead(reader.read(inMailbox.whole(), inMailbox.options().history()));
        } catch (UnreadableMailException e) {
            return new Explanation(Fate.DEAD_LETTER, e.getMessage(), List.of(), null, "", "", List.of(), List.of());
        } catch (MailboxUnavailableException | MessagingException e) {
            throw new IOException(e);
        }
        return explain(exchange, inMailbox);
    }

    private Explanation explain(Exchange exchange, MailboxMail inMailbox) {
        MailExchange mail = MailExchange.on(exchange);
        String sign = mail.automaticSign().orElse(null);
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
        } catch (DeadLetterException e) {
            fate = Fate.DEAD_LETTER;
            reason = e.getMessage() + " (" + e.code() + ")";
        } catch (QuarantinedException e) {
            fate = Fate.QUARANTINE;
            reason = e.getMessage() + " (" + e.code() + ")";
        }
        boolean stranger = isKnown(exchange) && MailSender.of(exchange).isStranger();
        TicketTexts ticket = exchange.getProperty(VtigerConstants.TICKET_TEXTS, TicketTexts.class);
        TicketMail fresh = TicketComparison.newIn(mail.read(), ticket);
        MailComment draft = MailComment.of(MailText.of(fresh, stranger), fresh.files(), fileLimits, commentText);
        return new Explanation(
                fate,
                reason,
                inMailbox.options().subjectPatterns().explain(mail.read().subject()),
                sign,
                sender(exchange),
                draft.text(),
                files(draft, mail.read()),
                ExplainedLines.of(TicketComparison.compare(
                        mail.read().whole(), mail.read().text(), mail.read().mayQuote() ? ticket : null)));
    }

    private static List<Explanation.File> files(MailComment draft, TicketMail read) {
        Stream<Explanation.File> along =
                draft.files().stream().map(file -> new Explanation.File(file.name(), file.type(), file.size(), null));
        Map<String, MailFile> byName = read.files().stream()
                .collect(Collectors.toMap(MailFile::name, Function.identity(), (one, same) -> one));
        Stream<Explanation.File> left = draft.left().stream()
                .map(file -> new Explanation.File(
                        file.name(),
                        byName.get(file.name()).type(),
                        byName.get(file.name()).size(),
                        file.reason().words()));
        return Stream.concat(along, left).toList();
    }

    /** Asks for ticket and sender. What cannot be asked now is not asked for the mails behind it either. */
    private void ask(Exchange exchange) throws DeadLetterException, QuarantinedException {
        if (notAsked != null || exchange.getProperty(VtigerConstants.TICKET_TEXTS) != null) {
            return;
        }
        MailExchange mail = MailExchange.on(exchange);
        VtigerHeaders.set(exchange.getMessage(), mail);
        exchange.setProperty(VtigerConstants.TEXTS_NEEDED, mail.needsTexts());
        exchange.setProperty(
                VtigerConstants.COMMENT_KEY,
                MailKey.of(mail.read(), mail.inMailbox().references()));
        Exception fault = null;
        for (String question : QUESTIONS) {
            if (fault == null) {
                vtiger.send(question, exchange);
                fault = exchange.getException();
                exchange.setException(null);
            }
        }
        if (fault instanceof DeadLetterException letter) {
            throw letter;
        }
        if (fault instanceof VtigerRefusedException refused) {
            throw new DeadLetterException(refused.code(), refused.getMessage());
        }
        if (fault != null) {
            notAsked = FaultMessage.message(fault);
            return;
        }
        new CheckSender().process(exchange);
    }

    /** Whether Vtiger answered all that it was asked. */
    private boolean isKnown(Exchange exchange) {
        return notAsked == null && exchange.getMessage().getHeader(VtigerConstants.SENDER_IS_STAFF) != null;
    }

    private String sender(Exchange exchange) {
        if (!isKnown(exchange)) {
            return notAsked == null ? "not asked for" : "not asked for: " + notAsked;
        }
        MailSender sender = MailSender.of(exchange);
        if (sender.isStaff()) {
            return "one of the staff";
        }
        return relation(sender) + (sender.mayWrite() ? ", may write to the ticket" : ", may not write to the ticket");
    }

    private static String relation(MailSender sender) {
        if (sender.isContact()) {
            return "a contact of the CRM";
        }
        return sender.isStranger() ? "not a contact of the CRM" : "an organization of the CRM";
    }
}
