package io.github.vtigermail.mailbox.options;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Sets the value of an option. The value is never shown: it may be a secret in the wrong place. */
public final class OptionValue {
    private static final Set<Class<?>> TRUTHS = Set.of(boolean.class, Boolean.class);

    private OptionValue() {}

    /** @throws IllegalArgumentException that names the option if the value does not fit it */
    public static void set(
            CamelContext context, PropertyConfigurer configurer, Object target, String name, Object value) {
        String text = value.toString();
        Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(name, true);
        if (TRUTHS.contains(type) && !text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + ": it must be true or false");
        }
        try {
            configurer.configure(context, target, name, text, true);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + ": its value is not of the kind that this option takes");
        }
    }
}
