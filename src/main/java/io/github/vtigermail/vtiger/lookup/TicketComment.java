package io.github.vtigermail.vtiger.lookup;

/**
 * A comment that a ticket has.
 *
 * @param text its field {@code commentcontent}, as a query answers it. That of a mail has a first line that names the sender
 * @param isStaff whether it is known that one of the staff wrote it. It is not if Vtiger shows the comment as a contact's (its
 *     field {@code customer}). What was typed in Vtiger is the staff's; what was a mail only if the address in its first line is
 *     one of the option {@code staff}, or was found to be a user's a short while ago
 */
public record TicketComment(String text, boolean isStaff) {

    /** A comment of which no more than the text is known: the staff's, unless its first line names a sender. */
    public static TicketComment of(String text) {
        return new StoredComment("", "", "", "", "", text).comment(sender -> false);
    }

    /** Says nothing of the text when Camel prints it. */
    @Override
    public String toString() {
        return "TicketComment[…]";
    }
}
