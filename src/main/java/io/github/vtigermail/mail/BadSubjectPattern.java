package io.github.vtigermail.mail;

/**
 * A subject pattern that cannot be used. The message is for the person who wrote it: which pattern, where in it, and what
 * is wrong. Patterns are configuration, not mail, so showing them is safe.
 */
public final class BadSubjectPattern extends IllegalArgumentException {

    private static final int SHOWN = 200;

    private final String pattern;
    private final int position;

    BadSubjectPattern(int number, String pattern, int position, String reason) {
        super("Subject pattern " + number + (pattern == null ? "" : " \"" + shown(pattern) + "\"") + ": " + reason
                + (position > 0 ? " (at character " + position + ")" : ""));
        this.pattern = pattern;
        this.position = position;
    }

    /** The pattern as it was written; null if there was none. */
    public String pattern() {
        return pattern;
    }

    /** The character of the pattern at which it goes wrong, counted from 1; 0 if no single place is to blame. */
    public int position() {
        return position;
    }

    private static String shown(String pattern) {
        return pattern.length() <= SHOWN ? pattern : pattern.substring(0, SHOWN) + "…";
    }
}
