package io.github.vtigermail.vtiger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/**
 * What Vtiger answered, once it is known to be an answer of Vtiger's: the {@code result} of its envelope.
 *
 * <p>Seen on Vtiger 8.2: the envelope comes with HTTP status 200 whether the call succeeded or not; some faults answer
 * plain text with status 200, or status 500 with an empty body; with PHP's {@code display_errors} on, warnings stand as
 * HTML before the envelope.
 */
public final class VtigerAnswer {
    /** The most of an answer that is read, in bytes: 100 rows, or a comment of full length, are far below it. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENVELOPE = "{\"success\":";
    private static final int MOST_CODE = 60;
    private static final Set<String> SESSION_CODES =
            Set.of("INVALID_SESSIONID", "AUTHENTICATION_REQUIRED", "SESSION_EXPIRED", "SESSION_LEFT_IDLE");
    private static final Set<String> LOGIN_CODES = Set.of("INVALID_USER_CREDENTIALS", "INVALID_AUTH_TOKEN");
    private static final Set<String> PASSING_CODES = Set.of("DATABASE_QUERY_ERROR");

    private final JsonNode result;

    private VtigerAnswer(JsonNode result) {
        this.result = result;
    }

    /**
     * Reads an answer.
     *
     * @param operation what was asked for: the same code means different things for different operations
     * @throws SessionLost if Vtiger no longer knows the session
     * @throws VtigerRefused if Vtiger says no for good
     * @throws VtigerUnavailable if it may say yes later, {@link NotAnEnvelope} and {@link LoginRefused} among them
     */
    public static VtigerAnswer read(String operation, int status, String body) throws VtigerFault {
        JsonNode envelope = envelope(body);
        if (envelope == null) {
            throw notAnEnvelope(operation, status, body);
        }
        if (envelope.path("success").asBoolean()) {
            return new VtigerAnswer(envelope.path("result"));
        }
        throw fault(operation, envelope.path("error").path("code").asText("UNKNOWN"));
    }

    /** The result: an object, or for a query an array of rows. */
    public JsonNode result() {
        return result;
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

    private static VtigerFault notAnEnvelope(String operation, int status, String body) {
        if (status == 413 || status == 414) {
            return new RequestTooLarge(status);
        }
        // Said in plain text for a comment on a record that never was; the comment's row is written all the same.
        if (operation.equals("create") && status == 200 && body.contains("Attempt to access restricted file")) {
            return new VtigerRefused("NO_SUCH_TICKET", "Vtiger has no such ticket");
        }
        return new NotAnEnvelope(status, body);
    }

    private static VtigerFault fault(String operation, String vtigersCode) {
        String code = code(vtigersCode);
        if (SESSION_CODES.contains(code)) {
            return new SessionLost(code);
        }
        if (LOGIN_CODES.contains(code) || operation.equals("getchallenge") || operation.equals("login")) {
            return new LoginRefused(code);
        }
        // Of a comment on a deleted ticket Vtiger says that it failed inside; of anything else that may pass.
        boolean failedInside = code.equals("INTERNAL_SERVER_ERROR") && !operation.equals("create");
        if (PASSING_CODES.contains(code) || failedInside) {
            return new VtigerUnavailable(code, "Vtiger or its database fails (" + code + ")");
        }
        // Of a record that is missing or was deleted Vtiger says that it is forbidden.
        if (code.equals("ACCESS_DENIED") && operation.equals("retrieve")) {
            return new VtigerRefused("UNKNOWN_TICKET", "Vtiger has no such ticket");
        }
        // A user who may not ask is the administrator's to mend: that says nothing against the mail.
        if (code.equals("ACCESS_DENIED") && (operation.equals("query") || operation.equals("describe"))) {
            return new NotAllowed(operation);
        }
        return new VtigerRefused(code, "Vtiger refuses to " + operation + " (" + code + ")");
    }

    /** It goes into logs and into the ledger, so it is short and plain whatever was answered. */
    private static String code(String vtigersCode) {
        String plain = vtigersCode.replaceAll("[^A-Z0-9_]", "");
        return plain.isEmpty() ? "UNKNOWN" : plain.substring(0, Math.min(plain.length(), MOST_CODE));
    }
}
