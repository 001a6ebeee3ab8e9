package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.Vtql;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * {@code vtiger:query}: asks the VTQL of the body, or of the option {@code query}; the body becomes the rows, a list of maps.
 * Values go into it by name, {@code where email=:#address}, and are quoted.
 */
final class QueryProducer extends VtigerProducer {
    QueryProducer(VtigerEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    void process(Exchange exchange, VtigerAccount account, HeldSession session) throws Exception {
        Message message = exchange.getMessage();
        String query = getEndpoint().getQuery() != null ? getEndpoint().getQuery() : message.getBody(String.class);
        if (query == null || query.isBlank()) {
            throw new VtigerRefusedException(
                    VtigerProducer.INCOMPLETE, "query needs a body with VTQL, or the option query");
        }
        Map<?, ?> values = message.getHeader(VtigerConstants.QUERY_PARAMETERS, Map.of(), Map.class);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode row : account.client().query(session, Vtql.withParameters(query, values))) {
            rows.add(Records.toMap(row));
        }
        message.setBody(rows);
    }
}
