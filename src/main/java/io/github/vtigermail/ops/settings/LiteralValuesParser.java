package io.github.vtigermail.ops.settings;

import java.util.HashSet;
import java.util.Set;
import org.apache.camel.component.properties.DefaultPropertiesParser;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.properties.PropertiesLookup;

/**
 * Replaces placeholders in the settings, but not in what a variable, a file or a vault has: a password may have any
 * characters, <code>{{</code> too. Camel itself replaces until nothing is left to be replaced.
 */
final class LiteralValuesParser extends DefaultPropertiesParser {
    private final ThreadLocal<Set<String>> inProgress = ThreadLocal.withInitial(HashSet::new);

    private LiteralValuesParser(PropertiesComponent properties) {
        super(properties);
    }

    /** To be called before anything is resolved. Also lets the settings take precedence over environment variables. */
    static void use(PropertiesComponent properties) {
        properties.setNestedPlaceholder(false);
        properties.setPropertiesParser(new LiteralValuesParser(properties));
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
    }

    @Override
    public String parseProperty(String key, String value, PropertiesLookup properties) {
        if (value == null || !value.contains("{{") || !value.equals(properties.lookup(key, null))) {
            return value;
        }
        if (!inProgress.get().add(key)) {
            throw new IllegalArgumentException("the setting " + key + " refers to itself");
        }
        try {
            return parseUri(value, properties, getPropertiesComponent().isDefaultFallbackEnabled(), false, false);
        } finally {
            inProgress.get().remove(key);
        }
    }
}
