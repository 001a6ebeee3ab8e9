package io.github.vtigermail.route.failure;

/** Vtiger refused the mail's comment a moment ago; it is too early to ask again. */
public final class RefusedLatelyException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedLatelyException() {
        super("Vtiger refused it a moment ago", null, false, false); // one per poll and mail: no stack trace
    }
}
