package io.github.vtigermail.vtiger.comment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.vtigermail.vtiger.client.UploadFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A comment to be made on a ticket.
 *
 * @param ticketId the ticket's record id
 * @param text plain text that {@link CommentText fits}
 * @param contactId the contact whose comment it is, or null
 * @param audience whom Vtiger notifies
 * @param marker what it is found again by, {@link #marker} or {@link #fileMarker}
 * @param files what goes along with it
 */
public record Comment(
        String ticketId, String text, String contactId, Audience audience, String marker, List<UploadFile> files) {

    /** The module of comments. */
    public static final String MODULE = "ModComments";
    /** The field with its text. */
    public static final String TEXT = "commentcontent";

    public Comment {
        files = List.copyOf(files);
    }

    /**
     * What the {@code source} of a comment is, so that it is found again; Vtiger 8.2 keeps 100 characters of it, upper-cased,
     * and never shows it.
     *
     * @param key the key of the mail, or of whatever becomes a comment, in hexadecimal
     */
    public static String marker(String key) {
        return "MAIL:" + key.toUpperCase(Locale.ROOT);
    }

    /** The marker of the comment that names the files which Vtiger did not keep. */
    public static String fileMarker(String key) {
        return marker(key) + "-FILES";
    }

    /**
     * How many files Vtiger kept, by its answer. Seen on 8.2: {@code filename} lists their numbers, or is {@code 0} if none
     * of those sent was kept, or empty if none was sent; {@code success} is true all the same.
     *
     * @param made what Vtiger made of the {@link #fields}
     */
    public static int filesKept(JsonNode made) {
        return (int) Arrays.stream(made.path("filename").asText().split(","))
                .filter(number -> !number.isBlank() && !number.equals("0"))
                .count();
    }

    /** Its fields. @param userId who owns it, which Vtiger requires */
    public JsonNode fields(String userId) {
        ObjectNode element = JsonNodeFactory.instance.objectNode();
        element.put(TEXT, text);
        element.put("related_to", ticketId);
        element.put("assigned_user_id", userId);
        element.put("source", marker);
        if (contactId != null) {
            element.put("customer", contactId);
        }
        if (audience.field() != null) {
            element.put(audience.field(), "1");
        }
        return element;
    }

    /** Names the ticket alone. */
    @Override
    public String toString() {
        return "Comment[" + ticketId + "]";
    }
}
