package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A ticket, as far as a comment needs it.
 *
 * @param id its record id, {@code 17x34}: the module's prefix, then the number that Vtiger's own subjects name
 * @param number its ticket number, {@code TT12}
 * @param contactId its contact's record id, or empty
 * @param organizationId its organization's record id, or empty
 * @param title its field {@code ticket_title}
 * @param description its field {@code description}, mostly the customer's first words; at most {@value #MOST_TEXT} characters
 * @param solution its field {@code solution}; at most {@value #MOST_TEXT} characters
 */
public record Ticket(
        String id,
        String number,
        String contactId,
        String organizationId,
        String title,
        String description,
        String solution) {
    /** As much as Vtiger keeps of a text. */
    static final int MOST_TEXT = 65_535;

    /** One whose texts do not matter. */
    public Ticket(String id, String number, String contactId, String organizationId) {
        this(id, number, contactId, organizationId, "", "", "");
    }

    /** From a row of a query or a retrieved record. */
    public static Ticket of(JsonNode row) {
        return new Ticket(
                row.path("id").asText(),
                row.path("ticket_no").asText().strip(),
                row.path("contact_id").asText(""), // null for none
                row.path("parent_id").asText(""),
                text(row, "ticket_title"),
                text(row, "description"),
                text(row, "solution"));
    }

    private static String text(JsonNode row, String field) {
        String text = row.path(field).asText("");
        return text.substring(0, Math.min(text.length(), MOST_TEXT));
    }

    /** Whether {@code 34} names this ticket. */
    public boolean isRecord(String record) {
        return id.endsWith("x" + record);
    }

    /** How many characters its texts have. */
    int length() {
        return title.length() + description.length() + solution.length();
    }

    /** Says nothing of its texts when Camel prints it. */
    @Override
    public String toString() {
        return "Ticket[" + id + "]";
    }
}
