package io.github.vtigermail.library;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesSource;

/**
 * The properties of an application, for a context of our own: what a template says counts, else the application's property of
 * that name. They cannot be listed, so that nobody takes the application's other properties for our settings.
 *
 * @param application whose they are
 * @param own what counts in their place
 */
record Inherited(CamelContext application, Map<String, String> own) implements PropertiesSource {
    @Override
    public String getName() {
        return "application";
    }

    @Override
    public String getProperty(String name) {
        String value = own.get(name);
        return value != null
                ? value
                : application.getPropertiesComponent().resolveProperty(name).orElse(null);
    }

    /** Without the values: there are secrets among them. */
    @Override
    public String toString() {
        return "Inherited[" + application.getName() + "]";
    }
}
