package io.github.vtigermail.ops.log;

import java.util.List;

/**
 * Loggers of libraries that write confidential data below INFO: passwords and keys as settings are resolved, URLs with the
 * e-mail address that is looked up, the protocol of the mail server. Found by running every outcome at DEBUG, and broken
 * files at TRACE: see ConfidentialLogIT and BrokenFilesTest.
 */
public final class ConfidentialLoggers {
    private static final List<String> LOGGERS = List.of(
            "io.github.vtigermail.ops.settings.LiteralValuesParser", // Camel's parser, by its subclass here
            "org.apache.camel.component.http",
            "org.apache.camel.component.mail",
            "org.apache.camel.component.properties",
            "org.apache.camel.dsl.yaml",
            "org.apache.camel.impl.PreconditionHelper",
            "org.apache.camel.impl.engine.AbstractCamelContext",
            "org.apache.camel.impl.engine.DefaultBeanIntrospection",
            "org.apache.camel.impl.engine.DefaultCamelContextExtension",
            "org.apache.camel.support.DefaultComponent",
            "org.apache.camel.support.EndpointHelper",
            "org.apache.hc",
            "org.eclipse.angus",
            "com.zaxxer.hikari",
            "org.flywaydb",
            "org.postgresql",
            "org.sqlite");

    /** Their errors are stack traces of what our own lines say. */
    private static final List<String> SILENT = List.of("com.zaxxer.hikari", "org.sqlite");

    private ConfidentialLoggers() {}

    /** Whether the logger of this name must not write below INFO. */
    public static boolean contains(String logger) {
        return LOGGERS.stream().anyMatch(logger::startsWith);
    }

    /** Whether the logger of this name is of no use at any level, where nobody configures it. */
    public static boolean areSilent(String logger) {
        return SILENT.stream().anyMatch(logger::startsWith);
    }
}
