package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * {@code vtiger:revise}: changes the fields of the body in the record of its {@code id}, of the header or of the option
 * {@code recordId}; the body becomes the record. Vtiger 8.2 takes any value for a picklist, also one that it does not have.
 */
final class ReviseProducer extends VtigerProducer {
    ReviseProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        Message message = exchange.getMessage();
        ObjectNode fields = Records.fields(message, getEndpoint().getOperation());
        if (!fields.hasNonNull("id")) {
            fields.put(
                    "id",
                    required(
                            message,
                            VtigerConstants.RECORD_ID,
                            "recordId",
                            getEndpoint().getRecordId()));
        }
        JsonNode revised = account.client().revise(session, fields);
        message.setHeader(VtigerConstants.RECORD_ID, revised.path("id").asText());
        message.setBody(Records.toMap(revised));
    }
}
