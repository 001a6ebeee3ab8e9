package io.github.vtigermail.mail;

/**
 * A subject pattern that cannot be used. The message is for the person who wrote it: which pattern, where in it, and
 * what is wrong.
 */
public final class BadSubjectPatternException extends IllegalArgumentException {

    private static final int MAX_SHOWN = 200;

    private final String pattern;
    private final int position;
    private final String problem;

    BadSubjectPatternException(int number, String pattern, int position, String reason) {
        this(number, pattern, position, reason, "");
    }

    /** @param part the part of the pattern that is wrong */
    BadSubjectPatternException(int number, String pattern, int position, String reason, String part) {
        super("Subject pattern " + number + (pattern == null ? "" : " \"" + shown(pattern) + "\"") + ": " + reason
                + (part.isEmpty() ? "" : ": " + part) + at(position));
        this.problem = "pattern " + number + ": " + reason + at(position);
        this.pattern = pattern;
        this.position = position;
    }

    /** The message without the pattern: by a mistake in the file a pattern may be something else, even a password. */
    public String problem() {
        return problem;
    }

    /** The pattern as written; null if there was none. */
    public String pattern() {
        return pattern;
    }

    /** The position of the error in the pattern, counted from 1; 0 if it is not at a single position. */
    public int position() {
        return position;
    }

    private static String at(int position) {
        return position > 0 ? " (at character " + position + ")" : "";
    }

    private static String shown(String pattern) {
        return pattern.length() <= MAX_SHOWN ? pattern : pattern.substring(0, MAX_SHOWN) + "…";
    }
}
