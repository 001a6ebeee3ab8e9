package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.support.WrittenValue;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Sets the value of an option. The value is never shown: it may be a secret in the wrong place. */
public final class OptionValue {
    private static final Set<Class<?>> TRUTHS = Set.of(boolean.class, Boolean.class);
    /** Options whose values are of several lines, and are checked line by line. */
    private static final Set<String> LINES = Set.of("subjectPatterns", "allow");

    private OptionValue() {}

    /** @throws InvalidOptionException that names the option if the value does not fit it */
    public static void set(
            CamelContext context, PropertyConfigurer configurer, Object target, String name, Object value) {
        String text = clean(name, value.toString());
        Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(name, true);
        if (TRUTHS.contains(type) && !text.equals("true") && !text.equals("false")) {
            throw new InvalidOptionException(name, "it must be true or false");
        }
        try {
            configurer.configure(context, target, name, text, true);
        } catch (RuntimeException e) {
            throw new InvalidOptionException(name, "its value is not of the kind that this option takes");
        }
    }

    /** Without what cannot be seen at its ends. @throws InvalidOptionException that names what cannot be seen within it */
    static String clean(String name, String written) {
        if (LINES.contains(name)) {
            return written;
        }
        String text = WrittenValue.strip(written);
        WrittenValue.findControl(text).ifPresent(what -> {
            throw new InvalidOptionException(name, "it contains " + what + "; remove it");
        });
        return text;
    }
}
