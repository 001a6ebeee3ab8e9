package io.github.vtigermail.mailbox.options;

/**
 * An option of a mailbox is wrong. The message begins with its name and says what to do. It shows no value, which may be a
 * password in the wrong place; so this message may be logged, while those of other people's exceptions may not.
 */
public final class InvalidOptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String option;

    /** @param problem what is wrong with the option, and what to do */
    public InvalidOptionException(String option, String problem) {
        super(option + ": " + problem);
        this.option = option;
    }

    /** The name of the option. */
    public String option() {
        return option;
    }
}
