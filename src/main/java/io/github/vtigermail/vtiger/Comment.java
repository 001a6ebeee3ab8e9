package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A comment to be made on a ticket.
 *
 * @param ticketId the ticket's record id
 * @param text plain text that {@link CommentText fits}
 * @param contactId the contact whose comment it is, or null
 * @param audience who is told
 * @param key the key of the mail in hexadecimal: it becomes the marker by which the comment is found again
 */
public record Comment(String ticketId, String text, String contactId, Audience audience, String key) {

    /** The module of comments. */
    public static final String MODULE = "ModComments";

    /** What the comment's {@code source} holds; Vtiger 8.2 keeps 100 characters of it, upper-cased, and never shows it. */
    public static String marker(String key) {
        return "MAIL:" + key.toUpperCase(Locale.ROOT);
    }

    /** The call that makes it. @param userId whom it is assigned to; Vtiger wants someone */
    public VtigerCall create(String userId) {
        ObjectNode element = JsonNodeFactory.instance.objectNode();
        element.put("commentcontent", text);
        element.put("related_to", ticketId);
        element.put("assigned_user_id", userId);
        element.put("source", marker(key));
        if (contactId != null) {
            element.put("customer", contactId);
        }
        if (audience.field() != null) {
            element.put(audience.field(), "1");
        }
        return VtigerCall.create(MODULE, element.toString());
    }

    /** Names the ticket alone. */
    @Override
    public String toString() {
        return "Comment[" + ticketId + "]";
    }
}
