package io.github.vtigermail.vtiger.failure;

/**
 * Why a call to Vtiger did not do what it was asked to. Each kind is a class of its own, so that a route can say in YAML
 * what happens then: {@link VtigerUnavailableException} is retried, {@link VtigerRefusedException} is not.
 *
 * <p>The message is made for a log and for a person: it has no word of a mail, no address, no key, no session, and no
 * message of other people's code. There is no stack trace: the message says what to do.
 */
public abstract class VtigerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    protected VtigerException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** A short name for the reason, as Vtiger names it where it does ({@code ACCESS_DENIED}), else as we do. */
    public String code() {
        return code;
    }

    /** Whether Vtiger may carry out the call all the same: nobody knows yet whether it did. */
    public boolean mayStillBeCarriedOut() {
        return false;
    }
}
