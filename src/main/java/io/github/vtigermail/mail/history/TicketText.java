package io.github.vtigermail.mail.history;

import java.util.List;

/**
 * What a ticket says already, and so what a mail may quote.
 *
 * @param title may be empty
 * @param description may be empty
 * @param solution may be empty
 * @param comments in any order
 */
public record TicketText(String title, String description, String solution, List<Comment> comments) {
    /** Nothing is known of the ticket. */
    public static final TicketText UNKNOWN = new TicketText("", "", "", List.of());

    public TicketText {
        comments = List.copyOf(comments);
    }

    /** @param staff whether one of the staff wrote it, and not a customer */
    public record Comment(String text, boolean staff) {}

    /** Shows nothing of the ticket, since it may appear in a log. */
    @Override
    public String toString() {
        return "TicketText[…]";
    }
}
