package io.github.vtigermail.support;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/**
 * Text with placeholders such as {@code {{env:NAME}}}, as people write it in settings and mailbox files. Camel's message about
 * one without a value shows the whole text, with what was resolved before: a password for one. Ours shows names.
 */
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");

    /** Settings may refer to each other in a circle. */
    private static final int MAX_DEPTH = 10;

    private Placeholders() {}

    /** @throws MissingValueException if one has no value */
    public static String resolve(CamelContext context, String text) {
        try {
            return context.resolvePropertyPlaceholders(text);
        } catch (IllegalArgumentException e) {
            throw new MissingValueException(problem(context, text));
        }
    }

    /** The key of the first placeholder without a value, such as {@code env:NAME}; empty if there is none. */
    public static Optional<String> findMissing(CamelContext context, String text) {
        return findMissing(context, text, MAX_DEPTH);
    }

    private static Optional<String> findMissing(CamelContext context, String text, int depth) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String key = placeholder.group(1);
            if (!hasValue(context, placeholder.group())) {
                String written = written(context, key);
                return depth > 0 && PLACEHOLDER.matcher(written).matches()
                        ? findMissing(context, written, depth - 1).or(() -> Optional.of(key))
                        : Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Which placeholder it is that makes this text empty, and what to do; empty if it is none. */
    public static Optional<String> findEmpty(CamelContext context, String text) {
        return findEmpty(context, text, MAX_DEPTH);
    }

    private static Optional<String> findEmpty(CamelContext context, String text, int depth) {
        Matcher placeholder = PLACEHOLDER.matcher(text.strip());
        if (depth == 0 || !placeholder.matches()) {
            return Optional.empty();
        }
        String key = placeholder.group(1);
        return findEmpty(context, written(context, key), depth - 1)
                .or(() -> Optional.of(
                        "{{" + key + "}} is empty: " + MissingValue.advice(key, MissingValue.settingsFile(context))));
    }

    private static String problem(CamelContext context, String text) {
        Optional<String> missing = findMissing(context, text);
        if (missing.isEmpty()) {
            return "{{ or }} is in its text without being that of a placeholder; a value with these belongs into a file "
                    + "that {{secret:name}} names";
        }
        String key = missing.get();
        if (PLACEHOLDER.matcher(written(context, key)).matches()) {
            return "{{" + key + "}} refers to itself";
        }
        return written(context, key).isEmpty()
                ? "{{" + key + "}} has no value; " + MissingValue.advice(key, MissingValue.settingsFile(context))
                : "{{" + key
                        + "}} has a value with {{ or }} in it, which is not that of a placeholder; put the value into "
                        + "a file that {{secret:name}} names";
    }

    private static boolean hasValue(CamelContext context, String placeholder) {
        try {
            context.resolvePropertyPlaceholders(placeholder);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The property as it is written in its file; empty if there is none. */
    private static String written(CamelContext context, String key) {
        return context.getPropertiesComponent()
                .loadProperties(key::equals)
                .getProperty(key, "")
                .strip();
    }
}
