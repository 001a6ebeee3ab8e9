package io.github.vtigermail.ops.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.vtiger.lookup.TicketComment;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The texts of a ticket in a file of JSON: an object with {@code title}, {@code description}, {@code solution} and a list {@code
 * comments}, older ones first, each a text as it is on the ticket or an object with {@code text} and {@code staff}. What it does
 * not have is empty.
 */
final class TicketFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final String COMMENTS = "comments";

    private TicketFile() {}

    /** @throws IOException with a message for a person, if the file cannot be read or is something else */
    static TicketTexts read(Path file) throws IOException {
        JsonNode ticket = json(file);
        if (Stream.of("title", "description", "solution", COMMENTS).noneMatch(ticket::has)) {
            throw new IOException("it must be an object with title, description, solution and comments");
        }
        return new TicketTexts(
                text(ticket, "title"), text(ticket, "description"), text(ticket, "solution"), comments(ticket));
    }

    private static JsonNode json(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it is larger than 8 MB");
            }
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "it is not JSON"
                            + (e.getLocation() == null
                                    ? ""
                                    : ", line " + e.getLocation().getLineNr()),
                    e);
        }
    }

    private static List<TicketComment> comments(JsonNode ticket) throws IOException {
        JsonNode list = ticket.path(COMMENTS);
        if (!list.isArray() && !isNothing(list)) {
            throw new IOException("comments must be a list");
        }
        List<TicketComment> comments = new ArrayList<>();
        for (JsonNode comment : list) {
            if (comment.isTextual()) {
                comments.add(TicketComment.of(comment.asText()));
            } else if (comment.path("text").isTextual()) {
                comments.add(new TicketComment(
                        comment.path("text").asText(), comment.path("staff").asBoolean()));
            } else {
                throw new IOException("each of the comments must be a text, or an object with text and staff");
            }
        }
        return comments;
    }

    private static String text(JsonNode ticket, String field) throws IOException {
        JsonNode text = ticket.path(field);
        if (!text.isTextual() && !isNothing(text)) {
            throw new IOException(field + " must be a text");
        }
        return text.asText("");
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
