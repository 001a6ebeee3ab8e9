package io.github.vtigermail.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.mail.SubjectReferences;
import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.Ticket;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.Vtql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What every mail has to ask Vtiger, put so that one query asks it for several mails: which tickets have these numbers,
 * which contacts or which of the staff have these addresses.
 *
 * @param value what a mail asks for, from its envelope: a number or an address; null if it takes no part
 * @param isKnown whether the answer for a value is remembered
 * @param most how many values a query holds
 * @param query the query for some values
 * @param field the field of an answer's row that has the value
 * @param remember remembers the rows for a value
 */
record Question(
        Function<MailboxMail, String> value,
        Predicate<String> isKnown,
        int most,
        Function<List<String>, String> query,
        String field,
        BiConsumer<String, List<JsonNode>> remember) {

    /** Vtiger gives no more rows than that, and does not say that it cut the answer. */
    private static final int MOST_ROWS = 100;

    /** One less than an answer has rows, so that an answer with all tickets does not look as if it had been cut. */
    private static final int MOST_TICKETS = MOST_ROWS - 1;

    /** Several contacts may share an address. */
    private static final int MOST_ADDRESSES = MOST_ROWS / 2;

    static Question tickets(LookUps lookUps) {
        return new Question(
                Question::number,
                number -> lookUps.ticket(number).isPresent(),
                MOST_TICKETS,
                Vtql::ticketsByNumbers,
                "ticket_no",
                // One that does not exist is not remembered.
                (number, rows) -> rows.stream().limit(1).forEach(row -> lookUps.ticketIs(number, Ticket.of(row))));
    }

    static Question contacts(LookUps lookUps) {
        return new Question(
                Question::address,
                address -> lookUps.contacts(address).isPresent(),
                MOST_ADDRESSES,
                Vtql::contactsByAddresses,
                "email",
                (address, rows) -> lookUps.contactsAre(
                        address,
                        rows.stream().map(row -> row.path("id").asText()).toList()));
    }

    static Question staff(LookUps lookUps) {
        return new Question(
                Question::address,
                address -> lookUps.staff(address).isPresent(),
                MOST_ADDRESSES,
                Vtql::usersByAddresses,
                "email1",
                (address, rows) -> lookUps.staffIs(address, !rows.isEmpty()));
    }

    /**
     * Remembers what this answer says of these values. It says nothing if it may have been cut, or if a row of it belongs to
     * none of them: then the database holds more texts for equal than we do, and only who asks alone knows whose a row is.
     */
    void take(List<String> values, VtigerAnswer answer) {
        Map<String, List<JsonNode>> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach(value -> rows.put(value, new ArrayList<>()));
        int number = 0;
        for (JsonNode row : answer.result()) {
            List<JsonNode> ofValue = rows.get(row.path(field).asText().strip());
            if (ofValue == null || ++number == MOST_ROWS) {
                return;
            }
            ofValue.add(row);
        }
        rows.forEach(remember);
    }

    private static String number(MailboxMail mail) {
        if (!isOfOneTicket(mail.references())) {
            return null;
        }
        return mail.references().references().stream()
                .filter(reference -> reference.kind() == TicketReference.Kind.NUMBER)
                .map(TicketReference::value)
                .findFirst()
                .orElse(null);
    }

    private static String address(MailboxMail mail) {
        String address = mail.sender().address();
        return isOfOneTicket(mail.references()) && Vtql.isPlainAddress(address)
                ? address.toLowerCase(Locale.ROOT)
                : null;
    }

    /** The mails of no ticket are left alone, those of several are dead letters: neither asks anything. */
    private static boolean isOfOneTicket(SubjectReferences references) {
        return !references.isEmpty() && !references.isMalformed() && !references.isAmbiguous();
    }
}
