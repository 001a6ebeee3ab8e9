package io.github.vtigermail.testing.threads;

import java.util.List;

/**
 * What a ticket already says.
 *
 * @param comments the older ones first
 */
public record TicketText(String title, String description, String solution, List<TicketComment> comments) {

    /** Nothing is known of the ticket. */
    public static final TicketText NONE = new TicketText("", "", "", List.of());

    public TicketText {
        comments = List.copyOf(comments);
    }

    /** The same ticket with other comments. */
    public TicketText with(List<TicketComment> other) {
        return new TicketText(title, description, solution, other);
    }
}
