package io.github.vtigermail.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What several mails of a poll have to ask Vtiger, one of them asks for all, and the others wait for its answer. The answer
 * goes to what is remembered, where each finds its own; so without a memory each asks for itself.
 */
public final class AskTogether {
    private static final Logger LOG = LoggerFactory.getLogger(AskTogether.class);
    private static final String ASKING = "VtigerAsking";

    private final LookUps lookUps;
    /** By identity: the turns of a poll are gone with its mails. */
    private final Cache<List<MailboxMail>, Map<String, Turn>> polls =
            Caffeine.newBuilder().weakKeys().build();

    public AskTogether(LookUps lookUps) {
        this.lookUps = lookUps;
    }

    /** Waits while another mail asks the same question; not if this one has nothing to ask with others. */
    public void takeTurn(Exchange exchange) throws InterruptedException {
        MailboxMail mail = OneMail.on(exchange).inMailbox();
        if (!lookUps.remembers()) {
            return;
        }
        Turn turn =
                polls.get(mail.together(), poll -> turns()).get(exchange.getProperty(OneMail.QUESTION, String.class));
        if (turn.toAsk(mail).isEmpty()) {
            return;
        }
        turn.take();
        // The one before may have asked for it.
        exchange.setProperty(ASKING, new Asking(turn, turn.toAsk(mail)));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                giveTurn(done); // a shutdown by force passes over the route's doFinally
            }
        });
    }

    /** Whether this mail is the one that asks. */
    public boolean isNeeded(Exchange exchange) {
        Asking asking = exchange.getProperty(ASKING, Asking.class);
        return asking != null && !asking.values().isEmpty();
    }

    public void ask(Exchange exchange) {
        Asking asking = exchange.getProperty(ASKING, Asking.class);
        exchange.setProperty(
                OneMail.CALL, VtigerCall.query(asking.turn().question().query().apply(asking.values())));
    }

    public void take(Exchange exchange) {
        Asking asking = exchange.getProperty(ASKING, Asking.class);
        asking.turn().question().take(asking.values(), exchange.getMessage().getBody(VtigerAnswer.class));
    }

    /** Nothing is lost: each mail asks for itself. But where it happens at each poll, an administrator should know. */
    public void refused(Exchange exchange) {
        LOG.info(
                "what the mails of a poll ask Vtiger together it refuses ({}): each of them asks for itself",
                FaultInWords.reason(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }

    /** Gives the turn to the next, if this mail has it. */
    public void giveTurn(Exchange exchange) {
        if (exchange.removeProperty(ASKING) instanceof Asking asking) {
            asking.turn().give(asking.values());
        }
    }

    private Map<String, Turn> turns() {
        return Map.of(
                "tickets", new Turn(Question.tickets(lookUps)),
                "contacts", new Turn(Question.contacts(lookUps)),
                "staff", new Turn(Question.staff(lookUps)));
    }

    /** Says nothing of the addresses when Camel prints it. */
    private record Asking(Turn turn, List<String> values) {
        @Override
        public String toString() {
            return "Asking[" + values.size() + "]";
        }
    }
}
