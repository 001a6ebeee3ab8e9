package io.github.vtigermail.vtiger;

/**
 * Why a call to Vtiger did not do what it was asked to. Each kind is a class of its own, so that a route can say in
 * YAML what becomes of it: {@link VtigerUnavailable} is tried again, {@link SessionLost} with another session,
 * {@link VtigerRefused} never.
 *
 * <p>The message is made for a log: it holds no word of a mail, no address, no key, no session.
 */
public abstract class VtigerFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    protected VtigerFault(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A short name for the reason, as Vtiger names it where it does ({@code ACCESS_DENIED}), else as we do. */
    public String code() {
        return code;
    }
}
