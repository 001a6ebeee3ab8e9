package io.github.vtigermail.vtiger.failure;

/**
 * Vtiger answers that it refuses, which is final only if it stays so: while its database dies, a Vtiger 8.3 was seen to refuse
 * in the same words what it accepts a moment later, and to make a comment that it says it did not make.
 */
public final class VtigerDeniedException extends VtigerRefusedException {
    private static final long serialVersionUID = 1L;

    private final boolean proper;

    public VtigerDeniedException(String code, String message) {
        this(code, message, false);
    }

    private VtigerDeniedException(String code, String message, boolean proper) {
        super(code, message);
        this.proper = proper;
    }

    /** Vtiger answered with an empty list to the question for a ticket. */
    public static VtigerDeniedException unknownTicket() {
        return new VtigerDeniedException("UNKNOWN_TICKET", "Vtiger has no such ticket", true);
    }

    /** Whether it was a proper answer, that there is nothing: it is final when it comes a second time. */
    public boolean isProperAnswer() {
        return proper;
    }
}
