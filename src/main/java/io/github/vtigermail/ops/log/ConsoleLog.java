package io.github.vtigermail.ops.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The standalone connector's log: lines on standard output, unless {@code -Dlogback.configurationFile=logback.xml} configures
 * another one.
 *
 * <p>Configured in Java, because Logback's XML reader alone loads 400 classes at each start.
 */
public final class ConsoleLog {
    private static final String CONFIGURATION_FILE = "logback.configurationFile";
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %msg%n";
    /** Loggers whose lower levels are of no use to an operator. */
    private static final Map<String, Level> LEVELS = Map.of(
            "com.zaxxer.hikari", Level.OFF, // logs stack traces of what our own lines say
            "org.flywaydb", Level.WARN,
            "org.sqlite", Level.OFF, // the same
            "org.apache.camel.main", Level.WARN,
            "org.apache.camel.impl.engine.AbstractCamelContext",
                    Level.OFF, // a failed start is one line, as an exit code needs no stack trace
            "org.apache.camel.support.FileWatcherResourceReloadStrategy", Level.WARN);

    private ConsoleLog() {}

    /** Configures the log, if it is Logback's, and keeps confidential data out of it however it is configured. */
    public static void configure() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            configure(context);
        }
    }

    static void configure(LoggerContext context) {
        if (System.getProperty(CONFIGURATION_FILE) == null) {
            context.reset();
            context.getLogger("ROOT").setLevel(Level.INFO);
            context.getLogger("ROOT").addAppender(console(context));
            LEVELS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
        }
        context.addTurboFilter(new ConfidentialLogFilter());
    }

    /** Logs errors only, for a command whose output is parsed or read. */
    public static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("ROOT").setLevel(Level.ERROR);
        }
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
