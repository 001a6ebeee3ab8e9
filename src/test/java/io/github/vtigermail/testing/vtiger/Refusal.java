package io.github.vtigermail.testing.vtiger;

/** An answer of {@code "success":false}: Vtiger's code and its words. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    static Refusal denied() {
        return denied("Permission to perform the operation is denied");
    }

    static Refusal denied(String message) {
        return new Refusal("ACCESS_DENIED", message);
    }

    /** What Vtiger says of an id that is none. */
    static Refusal noId() {
        return denied("Permission to perform the operation is denied for id");
    }

    static Refusal missing(String field) {
        return new Refusal("MANDATORY_FIELDS_MISSING", field + " does not have a value");
    }

    static Refusal syntax(String message) {
        return new Refusal("QUERY_SYNTAX_ERROR", "Syntax Error on line 1: " + message);
    }

    static Refusal database() {
        return new Refusal("DATABASE_QUERY_ERROR", "Database error while performing required operation");
    }

    static Refusal internal() {
        return new Refusal("INTERNAL_SERVER_ERROR", "Unknown Error while processing request");
    }
}
