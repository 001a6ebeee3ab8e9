package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.lookup.Ticket;
import org.apache.camel.Exchange;

/**
 * {@code vtiger:findTexts}: what the ticket of the header has already, as an exchange property; none if Vtiger does not say it to
 * its user. The body stays as it is.
 */
final class FindTextsProducer extends VtigerProducer {
    FindTextsProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        exchange.removeProperty(VtigerConstants.TICKET_TEXTS);
        if (!exchange.getProperty(VtigerConstants.TEXTS_NEEDED, true, Boolean.class)) {
            return;
        }
        String ticket = ticketId(exchange.getMessage());
        account.texts()
                .find(
                        session,
                        ticket,
                        exchange.getProperty(VtigerConstants.TICKET, Ticket.class),
                        Comment.marker(CommentKey.of(exchange, ticket)),
                        lookAhead(exchange))
                .ifPresent(texts -> exchange.setProperty(VtigerConstants.TICKET_TEXTS, texts));
    }
}
