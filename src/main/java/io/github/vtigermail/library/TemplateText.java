package io.github.vtigermail.library;

/**
 * A value that a template gives to a bean as it is. Camel takes a value that begins with {@code #} for the name of a bean, and
 * prints it if there is none, even a password; so the templates write {@code text:} before it.
 */
final class TemplateText {
    private static final String MARK = "text:";

    private TemplateText() {}

    /** Without the mark. */
    static String of(String value) {
        return value.startsWith(MARK) ? value.substring(MARK.length()) : value;
    }
}
