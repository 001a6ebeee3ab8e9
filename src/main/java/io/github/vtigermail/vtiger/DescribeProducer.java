package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HeldSession;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code vtiger:describe}: the body becomes the description of the module: its fields, picklists, prefix of record ids. */
final class DescribeProducer extends VtigerProducer {
    DescribeProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        Message message = exchange.getMessage();
        String module = required(
                message, VtigerConstants.MODULE, "module", getEndpoint().getModule());
        message.setBody(Records.toMap(account.client().describe(session, module)));
    }
}
