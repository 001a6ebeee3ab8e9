package io.github.vtigermail.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.Ticket;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import io.github.vtigermail.vtiger.Vtql;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * The ticket that the subject names. A ticket number is asked for; where the subject names a record too, it must be that
 * ticket's. A record alone is retrieved; for that the prefix of tickets' ids has to be known, which is asked once.
 */
public final class FindTicket {
    private final LookUps lookUps;
    private volatile String prefix;

    public FindTicket(LookUps lookUps) {
        this.lookUps = lookUps;
    }

    /** Whether a record is named before it is known what tickets' ids begin with. */
    public boolean needsPrefix(Exchange exchange) {
        return prefix == null && number(exchange).isEmpty();
    }

    public void askPrefix(Exchange exchange) {
        exchange.setProperty(OneMail.CALL, VtigerCall.describe("HelpDesk"));
    }

    public void takePrefix(Exchange exchange) {
        prefix = exchange.getMessage()
                .getBody(VtigerAnswer.class)
                .result()
                .path("idPrefix")
                .asText();
    }

    /** Whether Vtiger has to be asked; if not, the ticket is on the exchange already. */
    public boolean isUnknown(Exchange exchange) throws DeadLetter {
        Optional<Ticket> known = lookUps.ticket(name(exchange).orElseThrow());
        if (known.isPresent()) {
            isOn(exchange, known.get());
        }
        return known.isEmpty();
    }

    public void ask(Exchange exchange) {
        exchange.setProperty(
                OneMail.CALL,
                number(exchange)
                        .map(number -> VtigerCall.query(Vtql.ticketByNumber(number)))
                        .orElseGet(() -> VtigerCall.retrieve(
                                prefix + "x" + record(exchange).orElseThrow())));
    }

    public void take(Exchange exchange) throws DeadLetter {
        JsonNode result = exchange.getMessage().getBody(VtigerAnswer.class).result();
        JsonNode row = result.isArray() ? result.path(0) : result;
        if (row.path("id").asText().isEmpty()) {
            throw new DeadLetter("UNKNOWN_TICKET", "Vtiger has no such ticket");
        }
        Ticket ticket = Ticket.of(row);
        lookUps.ticketIs(name(exchange).orElseThrow(), ticket);
        isOn(exchange, ticket);
    }

    private static void isOn(Exchange exchange, Ticket ticket) throws DeadLetter {
        Optional<String> record = record(exchange);
        if (record.isPresent() && !ticket.isRecord(record.get())) {
            throw new DeadLetter("AMBIGUOUS", "the subject names a number and a record of different tickets");
        }
        OneMail.on(exchange).isOn(ticket);
    }

    /** What the subject calls its ticket, as look-ups know it; empty if that is not clear. */
    static Optional<String> name(Exchange exchange) {
        return number(exchange).or(() -> record(exchange).map(record -> "record " + record));
    }

    private static Optional<String> number(Exchange exchange) {
        return first(exchange, TicketReference.Kind.NUMBER);
    }

    private static Optional<String> record(Exchange exchange) {
        return first(exchange, TicketReference.Kind.RECORD);
    }

    private static Optional<String> first(Exchange exchange, TicketReference.Kind kind) {
        List<TicketReference> references =
                OneMail.on(exchange).inMailbox().references().references();
        return references.stream()
                .filter(reference -> reference.kind() == kind)
                .map(TicketReference::value)
                .findFirst();
    }
}
