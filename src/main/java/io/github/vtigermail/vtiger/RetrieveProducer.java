package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HeldSession;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code vtiger:retrieve}: the body becomes the record with the id of the header or of the option {@code recordId}, a map. */
final class RetrieveProducer extends VtigerProducer {
    RetrieveProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        Message message = exchange.getMessage();
        String id = required(
                message, VtigerConstants.RECORD_ID, "recordId", getEndpoint().getRecordId());
        message.setBody(Records.toMap(account.client().retrieve(session, id)));
    }
}
