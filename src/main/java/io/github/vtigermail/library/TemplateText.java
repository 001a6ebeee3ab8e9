package io.github.vtigermail.library;

/**
 * A value that a template gives to a bean as it is. Camel takes one that begins with {@code #} for the name of a bean, and
 * tells it when there is none, be it a password; so the templates write {@code text:} before it.
 */
final class TemplateText {
    private static final String MARK = "text:";

    private TemplateText() {}

    /** Without the mark. */
    static String of(String value) {
        return value.startsWith(MARK) ? value.substring(MARK.length()) : value;
    }
}
