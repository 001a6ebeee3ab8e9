package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A contact of the CRM.
 *
 * @param id its record id, {@code 12x7}
 * @param organizationId its organization's record id, or empty
 */
public record Contact(String id, String organizationId) {

    /** From a row of a query. */
    static Contact of(JsonNode row) {
        return new Contact(row.path("id").asText(), row.path("account_id").asText("")); // null for none
    }
}
