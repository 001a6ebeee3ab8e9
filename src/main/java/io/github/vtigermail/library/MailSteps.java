package io.github.vtigermail.library;

import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.route.CheckSender;
import io.github.vtigermail.route.DraftComment;
import io.github.vtigermail.route.TicketRate;
import io.github.vtigermail.vtiger.comment.CommentText;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceSupport;

/** The steps between the {@code vtiger:} endpoints of a template or Kamelet, as {@code routes/ticket-mail.camel.yaml} has them. */
public final class MailSteps extends ServiceSupport implements CamelContextAware {
    private final CheckSender checkSender = new CheckSender();
    private CamelContext context;
    private TicketRate ticketRate;
    private DraftComment draftComment;

    @Override
    protected void doStart() {
        Library library = Library.of(context);
        Settings settings = library.settings();
        ticketRate = library.ticketRate();
        draftComment = new DraftComment(new CommentText(settings.vtigerKeepEmoji()), settings.files());
    }

    /** A ticket that gets too many mails is held. */
    public void checkRate(Exchange exchange) throws Exception {
        ticketRate.check(exchange);
    }

    /** The mail of a sender who may not write to the ticket goes into quarantine. */
    public void checkSender(Exchange exchange) throws Exception {
        checkSender.process(exchange);
    }

    /** The text and the files of the comment. */
    public void draftComment(Exchange exchange) {
        draftComment.process(exchange);
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
