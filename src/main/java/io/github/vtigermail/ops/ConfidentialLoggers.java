package io.github.vtigermail.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.slf4j.Marker;

/**
 * Keeps quiet, below INFO and whatever level is configured, the loggers of libraries that write there what no log may
 * hold: passwords and keys as settings are resolved, URLs with the address that is looked up in them, the talk with the mail
 * server. Found by running every outcome at DEBUG: see ConfidentialLogIT.
 */
public final class ConfidentialLoggers extends TurboFilter {
    private static final List<String> LOGGERS = List.of(
            "org.apache.camel.component.http",
            "org.apache.camel.component.mail",
            "org.apache.camel.component.properties",
            "org.apache.camel.impl.engine.DefaultCamelContextExtension",
            "org.apache.camel.support.DefaultComponent",
            "org.apache.hc",
            "org.eclipse.angus",
            "com.zaxxer.hikari",
            "org.flywaydb",
            "org.postgresql",
            "org.sqlite");

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable fault) {
        // Asked at each line that a library might write, so first what is cheap.
        boolean written = level.isGreaterOrEqual(logger.getEffectiveLevel());
        return written && !level.isGreaterOrEqual(Level.INFO) && isConfidential(logger.getName())
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isConfidential(String logger) {
        return LOGGERS.stream().anyMatch(logger::startsWith);
    }
}
