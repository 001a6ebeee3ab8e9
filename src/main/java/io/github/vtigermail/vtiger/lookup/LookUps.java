package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.vtigermail.vtiger.client.Vtql;
import java.time.Duration;
import java.util.List;

/**
 * What Vtiger was asked a short while ago, so that a thread of mails does not ask it again. Bounded in time and number; a
 * ticket that does not exist is not remembered, so that one made a moment later is found.
 */
public final class LookUps {
    /** One less than an answer has rows, so that an answer with all tickets does not look as if it had been cut. */
    private static final int MOST_TICKETS = LookUp.MOST_ROWS - 1;
    /** Several contacts may share an address. */
    private static final int MOST_CONTACTS = 80;
    /** Few of the senders are users of Vtiger, and only these are in the answer. */
    private static final int MOST_USERS = 150;
    /** So many characters of a ticket's texts take as much memory as a small answer. */
    private static final int SMALL_TEXT = 500;

    private final TicketNumbers numbers;
    private final LookUp<List<Ticket>> tickets;
    private final LookUp<List<Contact>> contacts;
    private final LookUp<Boolean> staff;
    private final LookUp<List<String>> organizations;
    private final Cache<String, Boolean> commenters;
    private final NewestComments comments;

    /** @param time how long an answer is good for; zero asks each time */
    public LookUps(Duration time) {
        numbers = new TicketNumbers(time);
        tickets = new LookUp<>(
                new LookUp.Kind<>(
                        MOST_TICKETS,
                        Vtql::ticketsByNumbers,
                        List.of("ticket_no"),
                        numbers::isKnownForm,
                        LookUps::withNumber,
                        LookUps::weight),
                time);
        contacts = new LookUp<>(
                new LookUp.Kind<>(
                        MOST_CONTACTS,
                        Vtql::contactsByAddresses,
                        List.of("email", "secondaryemail"),
                        rows -> rows.stream().map(Contact::of).toList()),
                time);
        staff = new LookUp<>(
                new LookUp.Kind<>(MOST_USERS, Vtql::usersByAddresses, List.of("email1"), rows -> !rows.isEmpty()),
                time);
        organizations = new LookUp<>(
                new LookUp.Kind<>(
                        1, one -> Vtql.organizationsByAddress(one.get(0)), List.of("email1", "email2"), LookUps::ids),
                time);
        commenters = Caffeine.newBuilder()
                .expireAfterWrite(time)
                .maximumSize(LookUp.MOST_REMEMBERED)
                .build();
        comments = new NewestComments(time);
    }

    /** Which texts are ticket numbers of this Vtiger. */
    TicketNumbers numbers() {
        return numbers;
    }

    /** Tickets by number, mostly one; those that were found by their record are remembered here as well. */
    public LookUp<List<Ticket>> tickets() {
        return tickets;
    }

    /** The contacts with an address. */
    public LookUp<List<Contact>> contacts() {
        return contacts;
    }

    /** Whether a user of Vtiger has an address. Only an administrator may ask: seen on Vtiger 8.2. */
    public LookUp<Boolean> staff() {
        return staff;
    }

    /** The record ids of organizations by address. */
    public LookUp<List<String>> organizations() {
        return organizations;
    }

    /** Whether an address is in a comment, by ticket and address. */
    Cache<String, Boolean> commenters() {
        return commenters;
    }

    /** The newest comments of tickets. */
    NewestComments comments() {
        return comments;
    }

    /** What a ticket is remembered as that was found by its record. */
    static String recordKey(String record) {
        return "record " + record;
    }

    /**
     * The ticket that a number, or a record if there is no number, was found to be; null if that is not remembered, or if
     * several tickets have the number.
     */
    public Ticket knownTicket(String number, String record) {
        return number == null && record == null
                ? null
                : tickets.known(number != null ? number : recordKey(record))
                        .filter(found -> found.size() == 1)
                        .map(found -> found.get(0))
                        .orElse(null);
    }

    /** Forgets a ticket that Vtiger says is gone. */
    public void forget(String ticketId) {
        tickets.forgetIf(found -> found.stream().anyMatch(ticket -> ticket.id().equals(ticketId)));
        comments.forget(ticketId);
    }

    /** Those that have exactly this number: for the database "ÄÖ-7" and "AO-7" are equal. Null if there is none. */
    private static List<Ticket> withNumber(String number, List<JsonNode> rows) {
        List<Ticket> found = rows.stream()
                .map(Ticket::of)
                .filter(ticket -> TicketNumbers.isSame(number, ticket.number()))
                .toList();
        return found.isEmpty() ? null : found;
    }

    private static int weight(List<Ticket> found) {
        return found.stream()
                .mapToInt(ticket -> 1 + ticket.length() / SMALL_TEXT)
                .sum();
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("id").asText()).toList();
    }
}
