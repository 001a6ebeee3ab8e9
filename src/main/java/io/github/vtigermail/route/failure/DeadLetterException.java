package io.github.vtigermail.route.failure;

/** The mail can never become a comment: it goes into the folder for dead letters. */
public final class DeadLetterException extends SetAsideException {
    private static final long serialVersionUID = 1L;

    /** @param code the reason as a word for logs: no word of the mail */
    public DeadLetterException(String code, String message) {
        super(code, message);
    }
}
