package io.github.vtigermail.library;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesSource;

/**
 * The properties of an application, for a context of our own that reads settings. They cannot be listed, so that nobody takes
 * the application's other properties for our settings.
 */
record ApplicationProperties(CamelContext application) implements PropertiesSource {
    @Override
    public String getName() {
        return "application";
    }

    @Override
    public String getProperty(String name) {
        return application.getPropertiesComponent().resolveProperty(name).orElse(null);
    }

    /** Without the values: there are secrets among them. */
    @Override
    public String toString() {
        return "ApplicationProperties[" + application.getName() + "]";
    }
}
