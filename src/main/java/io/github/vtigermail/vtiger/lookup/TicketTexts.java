package io.github.vtigermail.vtiger.lookup;

import java.util.List;

/**
 * The texts that a ticket has already, so that a mail which quotes them does not bring them again.
 *
 * @param title the ticket's title; may be empty
 * @param description what the ticket was opened with; may be empty
 * @param solution may be empty
 * @param comments its newest comments, older ones first: at most 50, and so many that all texts have at most 500,000 characters
 *     together
 */
public record TicketTexts(String title, String description, String solution, List<TicketComment> comments) {
    public TicketTexts {
        comments = List.copyOf(comments);
    }

    /** Says nothing of the texts when Camel prints it. */
    @Override
    public String toString() {
        return "TicketTexts[…]";
    }
}
