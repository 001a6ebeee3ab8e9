package io.github.vtigermail.support;

/** A placeholder cannot be replaced by a value. The message names it and says what to do; it shows no value. */
public final class MissingValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MissingValueException(String message) {
        super(message);
    }
}
