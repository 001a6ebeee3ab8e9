package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * {@code vtiger:create}: a record of the body's fields in the module of the header or option; the body becomes the record.
 * Without {@code assigned_user_id} it is the user's own. A create whose answer is lost may have been carried out.
 */
final class CreateProducer extends VtigerProducer {
    private static final String OWNER = "assigned_user_id";

    CreateProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        Message message = exchange.getMessage();
        String module = required(
                message, VtigerConstants.MODULE, "module", getEndpoint().getModule());
        ObjectNode fields = Records.fields(message, getEndpoint().getOperation());
        if (!fields.hasNonNull(OWNER)) {
            fields.put(OWNER, account.client().userId(session));
        }
        JsonNode made =
                account.client().create(session, module, fields, AttachmentFiles.of(exchange, account.commentText()));
        message.setHeader(VtigerConstants.RECORD_ID, made.path("id").asText());
        message.setBody(Records.toMap(made));
    }
}
