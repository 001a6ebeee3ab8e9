package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import java.util.Map;
import org.apache.camel.Message;

/** Records as the body of a message: a map of field names and values. */
final class Records {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Records() {}

    static Map<String, Object> toMap(JsonNode row) {
        return JSON.convertValue(row, new TypeReference<>() {});
    }

    /**
     * A copy of the fields of the body, a map or a JSON object as text.
     *
     * @throws VtigerRefusedException if it is neither
     */
    static ObjectNode fields(Message message, VtigerOperation operation) throws VtigerRefusedException {
        Object body = message.getBody();
        JsonNode fields = body instanceof Map<?, ?> map ? JSON.valueToTree(map) : parse(message.getBody(String.class));
        if (fields instanceof ObjectNode object) {
            return object;
        }
        throw new VtigerRefusedException(
                VtigerProducer.INCOMPLETE, operation + " needs a body with the fields: a map, or a JSON object");
    }

    private static JsonNode parse(String text) {
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
