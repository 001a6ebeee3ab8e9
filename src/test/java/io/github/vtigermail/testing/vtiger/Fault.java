package io.github.vtigermail.testing.vtiger;

/** What can go wrong between a client and Vtiger. */
public enum Fault {
    /** The proxy answers 502, PHP does not run. Nothing is made. */
    REFUSE_502,
    /** The proxy answers 503. Nothing is made. */
    STATUS_503,
    /** A proxy that takes shorter URLs than most answers 414. Nothing is made. */
    REFUSE_414,
    /** PHP answers 500 with an empty body, as with its database down. Nothing is made. */
    EMPTY_500,
    /** Plain text with status 200. Nothing is made. */
    TEXT_INSTEAD_OF_JSON,
    /** The work is done, and PHP's {@code display_errors} puts a warning before the answer. */
    HTML_WARNING_BEFORE_JSON,
    /** The work is done, and the connection closed without an answer. */
    MADE_THEN_CONNECTION_CLOSED,
    /** The work is done, and the proxy gave up on PHP before. */
    MADE_THEN_502,
    /** The work is done, and the connection breaks in the middle of the answer. */
    HALF_BODY,
    /** The work is done and the session free again, and the answer takes its time: {@link Faults#silence}. */
    SILENT,
    /** As {@link #SILENT}, but the work is done only then: PHP goes on also if its client is gone meanwhile. */
    MADE_LATE,
    /** The database was killed in mid-request: an {@code INTERNAL_SERVER_ERROR}, made or not in turn (recorded 97, 99). */
    DATABASE_DIES,
    /** The same, answered with {@code ACCESS_DENIED} or {@code UNKOWN_ENTITY} (recorded 98, 99). Nothing is made. */
    DATABASE_IS_DEAD,
    /** The user's role may not (recorded 65). Nothing is made. */
    ACCESS_DENIED,
    /** Something answers a create with a comment on another ticket. Nothing is made. */
    OTHER_TICKET,
    /** Something answers a retrieve with another ticket. */
    OTHER_RECORD,
    /** The work is done, and the field {@code source} dropped, as the user's role may not write it. */
    MARKER_DROPPED,
    /** A proxy gives up with 500 at once, and the work is done after the silence: PHP goes on behind it. */
    GIVEN_UP_WITH_500,
    /** A proxy gives up with 503 at once, and the work is done after the silence. */
    GIVEN_UP_WITH_503,
    /** The server loses the request's session before it comes to it: {@code INVALID_SESSIONID}. */
    DROPPED_SESSION;

    /** Whether the request never reaches Vtiger. */
    boolean beforeVtiger() {
        return switch (this) {
            case REFUSE_502,
                    STATUS_503,
                    REFUSE_414,
                    EMPTY_500,
                    TEXT_INSTEAD_OF_JSON,
                    DATABASE_IS_DEAD,
                    ACCESS_DENIED,
                    OTHER_TICKET,
                    OTHER_RECORD -> true;
            default -> isGivenUp();
        };
    }

    /** Whether a proxy answers before Vtiger begins. */
    boolean isGivenUp() {
        return this == GIVEN_UP_WITH_500 || this == GIVEN_UP_WITH_503;
    }
}
