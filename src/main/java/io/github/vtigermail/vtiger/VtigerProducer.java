package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import io.github.vtigermail.vtiger.lookup.LookAhead;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** One operation: with the session that the exchange has ({@link WithSession}), or one that is borrowed for this call. */
abstract class VtigerProducer extends DefaultProducer {
    /** The code of a refusal: a header, option or body is missing. */
    static final String INCOMPLETE = "INCOMPLETE";

    VtigerProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    /** Does it: asks, looks, answers in headers or body. */
    abstract void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception;

    @Override
    public final void process(Exchange exchange) throws Exception {
        VtigerAccount account = getEndpoint().account();
        HeldSession held = exchange.getProperty(VtigerConstants.SESSION, HeldSession.class);
        try {
            if (held != null && account.client().isOurs(held)) {
                carryOut(exchange, account, held);
            } else {
                try (HeldSession borrowed = account.borrowSession(exchange)) {
                    carryOut(exchange, account, borrowed);
                }
            }
        } catch (Error e) { // Camel 4.22 would execute the next steps later, as if this one had succeeded
            throw new CamelExecutionException("An Error in an operation at Vtiger", exchange, e);
        } catch (VtigerRefusedException e) {
            throw e;
        } catch (VtigerException e) {
            account.health().failed(e.getMessage());
            throw e;
        }
    }

    private void carryOut(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        try {
            process(exchange, account, session);
        } catch (VtigerDeniedException refusal) {
            if (exchange.getProperty(VtigerConstants.COMMENT_LISTENER) != null) {
                exchange.setProperty(VtigerConstants.ANSWERS, properAnswers(account, session));
            }
            throw refusal;
        }
    }

    /** Vtiger is asked for something that it must know, as the refusal may be that of a Vtiger whose database fails. */
    private static long properAnswers(VtigerAccount account, HeldSession session) throws InterruptedException {
        try {
            account.client().describe(session, "HelpDesk");
        } catch (VtigerException e) {
            // It is not counted.
        }
        return account.client().answers();
    }

    @Override
    public VtigerEndpoint getEndpoint() {
        return (VtigerEndpoint) super.getEndpoint();
    }

    /** The header, else the endpoint's option. @throws VtigerRefusedException if neither has a value */
    String required(Message message, String header, String option, String ofOption) throws VtigerRefusedException {
        String value = message.getHeader(header, ofOption, String.class);
        if (value == null || value.isBlank()) {
            throw new VtigerRefusedException(
                    INCOMPLETE,
                    getEndpoint().getOperation() + " needs the header " + header + " or the option " + option);
        }
        return value;
    }

    String ticketId(Message message) throws VtigerRefusedException {
        return required(
                message, VtigerConstants.TICKET_ID, "ticketId", getEndpoint().getTicketId());
    }

    static LookAhead lookAhead(Exchange exchange) {
        return exchange.getProperty(VtigerConstants.LOOK_AHEAD, LookAhead.NONE, LookAhead.class);
    }
}
