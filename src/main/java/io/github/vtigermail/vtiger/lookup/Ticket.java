package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A ticket, as far as a comment needs it.
 *
 * @param id its record id, {@code 17x34}: the module's prefix, then the number that Vtiger's own subjects name
 * @param number its ticket number, {@code TT12}
 * @param contactId its contact's record id, or empty
 * @param organizationId its organization's record id, or empty
 */
public record Ticket(String id, String number, String contactId, String organizationId) {

    /** From a row of a query or a retrieved record. */
    public static Ticket of(JsonNode row) {
        return new Ticket(
                row.path("id").asText(),
                row.path("ticket_no").asText().strip(),
                row.path("contact_id").asText(""), // null for none
                row.path("parent_id").asText(""));
    }

    /** Whether {@code 34} names this ticket. */
    public boolean isRecord(String record) {
        return id.endsWith("x" + record);
    }
}
