package io.github.vtigermail.mail;

/**
 * A subject pattern that cannot be used. The message is for the person who wrote it: which pattern, where in it, and
 * what is wrong. Patterns are configuration, not mail, so it is safe to show them.
 */
public final class BadSubjectPatternException extends IllegalArgumentException {

    private static final int MAX_SHOWN = 200;

    private final String pattern;
    private final int position;

    BadSubjectPatternException(int number, String pattern, int position, String reason) {
        super("Subject pattern " + number + (pattern == null ? "" : " \"" + shown(pattern) + "\"") + ": " + reason
                + (position > 0 ? " (at character " + position + ")" : ""));
        this.pattern = pattern;
        this.position = position;
    }

    /** The pattern as written; null if there was none. */
    public String pattern() {
        return pattern;
    }

    /** The position of the error in the pattern, counted from 1; 0 if it is not at a single position. */
    public int position() {
        return position;
    }

    private static String shown(String pattern) {
        return pattern.length() <= MAX_SHOWN ? pattern : pattern.substring(0, MAX_SHOWN) + "…";
    }
}
