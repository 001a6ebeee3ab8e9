package io.github.vtigermail.vtiger.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.vtiger.failure.LoginRefusedException;
import io.github.vtigermail.vtiger.failure.NotAllowedException;
import io.github.vtigermail.vtiger.failure.NotAnEnvelopeException;
import io.github.vtigermail.vtiger.failure.OptionNames;
import io.github.vtigermail.vtiger.failure.RequestTooLargeException;
import io.github.vtigermail.vtiger.failure.SessionLostException;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Reads what Vtiger answered: the {@code result} of its envelope, or the exception that it means.
 *
 * <p>Seen on Vtiger 8.2: the envelope comes with HTTP status 200 whether the call succeeded or not; some faults answer
 * plain text with status 200, or status 500 with an empty body; with PHP's {@code display_errors} on, warnings as HTML
 * come before the envelope.
 */
final class VtigerAnswer {
    /** The most of an answer that is read, in bytes: 100 rows, or a comment of full length, are far below it. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENVELOPE = "{\"success\":";
    private static final String ROWS = ENVELOPE + "true,\"result\":[";
    private static final int MOST_CODE = 60;
    private static final Set<String> SESSION_CODES =
            Set.of("INVALID_SESSIONID", "AUTHENTICATION_REQUIRED", "SESSION_EXPIRED", "SESSION_LEFT_IDLE");
    private static final Set<String> LOGIN_CODES = Set.of("INVALID_USER_CREDENTIALS", "INVALID_AUTH_TOKEN");
    private static final Set<String> PASSING_CODES = Set.of("DATABASE_QUERY_ERROR");
    /** What the result of an operation has, if it is one: an empty object would be taken for a missing record. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "getchallenge", List.of("token"),
            "login", List.of("sessionName", "userId"),
            "describe", List.of("idPrefix"),
            "retrieve", List.of("id"),
            "create", List.of("id"),
            "revise", List.of("id"));

    private VtigerAnswer() {}

    /**
     * @param operation what was asked for: the same code means different things for different operations
     * @return the result: an object with what the operation is about, or for a query an array of rows
     * @throws SessionLostException if Vtiger no longer knows the session
     * @throws VtigerRefusedException if Vtiger refuses: {@link VtigerDeniedException}, which may pass
     * @throws VtigerUnavailableException if it may say yes later, {@link NotAnEnvelopeException} and {@link LoginRefusedException} among them
     */
    static JsonNode read(String operation, int status, String body, OptionNames names) throws VtigerException {
        JsonNode envelope = envelope(body);
        if (envelope == null) {
            throw notAnEnvelope(operation, status, body, names);
        }
        if (envelope.path("success").asBoolean()) {
            JsonNode result = envelope.path("result");
            if (!isResult(operation, result)) {
                throw new NotAnEnvelopeException(status, body, names);
            }
            return result;
        }
        throw fault(operation, envelope.path("error").path("code").asText("UNKNOWN"), names);
    }

    /**
     * Whether the answer, of which no more was read, consists of rows. Only then it is too large: anything else that long is not
     * Vtiger's, and asking for less would not help.
     */
    static boolean areRows(String operation, String body) {
        return operation.equals("query") && body.startsWith(ROWS);
    }

    private static JsonNode envelope(String body) {
        int start = body.startsWith("{") ? 0 : body.indexOf(ENVELOPE);
        if (start < 0) {
            return null;
        }
        try {
            JsonNode tree = JSON.readTree(body.substring(start));
            return tree != null && tree.path("success").isBoolean() ? tree : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static boolean isResult(String operation, JsonNode result) {
        if (operation.equals("query")) {
            return result.isArray()
                    && StreamSupport.stream(result.spliterator(), false).allMatch(JsonNode::isObject);
        }
        return FIELDS.getOrDefault(operation, List.of()).stream()
                .map(result::path)
                .allMatch(value -> value.isValueNode()
                        && !value.isNull()
                        && !value.asText().isBlank());
    }

    private static VtigerException notAnEnvelope(String operation, int status, String body, OptionNames names) {
        if (status == 413 || status == 414) {
            return new RequestTooLargeException(status);
        }
        // Said in plain text for a comment on a record that never was; the comment's row is written all the same.
        if (operation.equals("create") && status == 200 && body.contains("Attempt to access restricted file")) {
            return new VtigerDeniedException("NO_SUCH_TICKET", "Vtiger has no such ticket");
        }
        return new NotAnEnvelopeException(status, body, names);
    }

    private static VtigerException fault(String operation, String vtigersCode, OptionNames names) {
        String code = code(vtigersCode);
        if (SESSION_CODES.contains(code)) {
            return new SessionLostException(code);
        }
        if (LOGIN_CODES.contains(code) || operation.equals("getchallenge") || operation.equals("login")) {
            return new LoginRefusedException(code, names);
        }
        // For a comment on a deleted ticket this is final; for anything else it may pass.
        boolean failedInside = code.equals("INTERNAL_SERVER_ERROR") && !operation.equals("create");
        if (PASSING_CODES.contains(code) || failedInside) {
            return new VtigerUnavailableException(code, "Vtiger or its database fails (" + code + ")");
        }
        // A missing or deleted record is answered as if it were forbidden (recorded 25, 86).
        if (code.equals("ACCESS_DENIED") && (operation.equals("retrieve") || operation.equals("revise"))) {
            return new VtigerDeniedException("NO_SUCH_RECORD", "Vtiger has no such record, or its user may not see it");
        }
        // The administrator has to give the user the right; nothing is wrong with what was asked.
        if (code.equals("ACCESS_DENIED") && (operation.equals("query") || operation.equals("describe"))) {
            return new NotAllowedException(operation, names);
        }
        return new VtigerDeniedException(code, "Vtiger refuses to " + operation + " (" + code + ")");
    }

    /** It goes into logs and into the ledger, so it is short and plain. */
    private static String code(String vtigersCode) {
        String plain = vtigersCode.replaceAll("[^A-Z0-9_]", "");
        return plain.isEmpty() ? "UNKNOWN" : plain.substring(0, Math.min(plain.length(), MOST_CODE));
    }
}
