package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.comment.Comment;

/**
 * A comment that exists already.
 *
 * @param id its record id
 * @param filesKept how many files Vtiger kept with it
 * @param text what Vtiger kept of its text; empty if it was asked for together with others
 */
public record FoundComment(String id, int filesKept, String text) {

    /** From a row of a query. */
    static FoundComment of(JsonNode row) {
        return new FoundComment(
                row.path("id").asText(),
                Comment.filesKept(row),
                row.path(Comment.TEXT).asText(""));
    }

    /** Says nothing of the text. */
    @Override
    public String toString() {
        return "FoundComment[" + id + "]";
    }
}
