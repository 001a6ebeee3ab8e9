package io.github.vtigermail.route.failure;

/** The mail does not become a comment and is kept in a folder that people check. */
abstract class SetAsideException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the reason as a word for logs: no word of the mail */
    SetAsideException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
