package io.github.vtigermail.ops.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The standalone connector's log: to standard output, a line each. An operator who wants another one starts with {@code
 * -Dlogback.configurationFile=logback.xml}.
 *
 * <p>In Java and not in XML, because Logback's XML reader alone costs 400 classes at each start.
 */
public final class ConsoleLog {
    private static final String OPERATORS_OWN = "logback.configurationFile";
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %msg%n";
    /** Of these, what is below is of no use to an operator. */
    private static final Map<String, Level> QUIETER = Map.of(
            "com.zaxxer.hikari", Level.WARN,
            "org.flywaydb", Level.WARN,
            "org.sqlite", Level.OFF, // with stack traces, and all of it is in its faults too
            "org.apache.camel.main", Level.WARN,
            "org.apache.camel.impl.engine.AbstractCamelContext", Level.WARN,
            "org.apache.camel.support.FileWatcherResourceReloadStrategy", Level.WARN);

    private ConsoleLog() {}

    /** Sets it up, if the log is Logback's, and keeps confidential words out of whatever log there is. */
    public static void configure() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        if (System.getProperty(OPERATORS_OWN) == null) {
            context.reset();
            context.getLogger("ROOT").setLevel(Level.INFO);
            context.getLogger("ROOT").addAppender(console(context));
            QUIETER.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
        }
        context.addTurboFilter(new ConfidentialLogFilter());
    }

    /** For a command whose output is read: what is below an error is not told. */
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
