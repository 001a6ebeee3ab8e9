package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.VtigerClient;
import io.github.vtigermail.vtiger.client.Vtql;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** What the user of an account may do at Vtiger, asked without writing anything there. */
public final class AccountInspection implements AutoCloseable {
    private final VtigerClient client;
    private final HeldSession session;
    private JsonNode comments;

    AccountInspection(VtigerClient client) throws VtigerException, InterruptedException {
        this.client = client;
        this.session = client.borrowSession("inspection");
    }

    /** Asks for a record with this field. @throws VtigerException if the user may not, or Vtiger cannot be asked */
    public void query(String module, String field) throws VtigerException, InterruptedException {
        client.query(session, Vtql.any(module, field));
    }

    /** Whether the user may make comments, as Vtiger describes them to this user. */
    public boolean mayComment() throws VtigerException, InterruptedException {
        return comments().path("createable").asBoolean();
    }

    /**
     * Whether comments have this field for this user. Seen on Vtiger 8.2: of {@code source} it says that it is not editable, and
     * keeps it all the same (recorded 26, 31), so that is not asked.
     */
    public boolean commentsHave(String field) throws VtigerException, InterruptedException {
        return commentField(field).path("name").isTextual();
    }

    /** The size of a file that Vtiger itself accepts with a comment, in bytes; PHP's own limits may be lower. Empty if unknown. */
    public OptionalLong largestFile() throws VtigerException, InterruptedException {
        JsonNode size = commentField("filename").path("type").path("maxUploadFileSize");
        return size.canConvertToLong() ? OptionalLong.of(size.asLong()) : OptionalLong.empty();
    }

    private JsonNode commentField(String name) throws VtigerException, InterruptedException {
        return StreamSupport.stream(comments().path("fields").spliterator(), false)
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private JsonNode comments() throws VtigerException, InterruptedException {
        if (comments == null) {
            comments = client.describe(session, "ModComments");
        }
        return comments;
    }

    @Override
    public void close() {
        session.close();
    }
}
