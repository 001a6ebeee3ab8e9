package io.github.vtigermail.route.failure;

/** Its sender may not write to the ticket: the mail goes to the folder for quarantine, until a person lets it through. */
public final class QuarantinedException extends SetAsideException {
    private static final long serialVersionUID = 1L;

    /** @param code the reason as a word for logs: no word of the mail */
    public QuarantinedException(String code, String message) {
        super(code, message);
    }
}
