package io.github.vtigermail.testing.vtiger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request within its session.
 *
 * @param request what came
 * @param session whose it is; null at login
 */
record Call(WebRequest request, Session session) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The record in the body's {@code element}; what is no JSON counts as an empty one. */
    Map<String, String> element() {
        Map<String, String> element = new LinkedHashMap<>();
        try {
            JsonNode json = JSON.readTree(request.inBody("element"));
            if (json != null) {
                json.properties().forEach(field -> element.put(field.getKey(), text(field.getValue())));
            }
        } catch (JsonProcessingException none) {
            element.clear();
        }
        return element;
    }

    private static String text(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "1" : "";
        }
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
