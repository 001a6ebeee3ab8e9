package io.github.vtigermail.karaf;

import io.github.vtigermail.ops.log.ConfidentialLoggers;
import java.util.function.Predicate;
import org.osgi.service.log.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * One logger of Karaf's. Below INFO it keeps quiet, whatever level Karaf has for it, if it is of a library that writes there
 * what no log may hold.
 */
final class KarafLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final boolean confidential;
    private transient volatile Logger karafs;

    KarafLogger(String name) {
        this.name = name;
        this.confidential = ConfidentialLoggers.contains(name);
    }

    void forget() {
        karafs = null;
    }

    @Override
    public boolean isTraceEnabled() {
        return !confidential && is(Logger::isTraceEnabled);
    }

    @Override
    public boolean isDebugEnabled() {
        return !confidential && is(Logger::isDebugEnabled);
    }

    @Override
    public boolean isInfoEnabled() {
        return is(Logger::isInfoEnabled);
    }

    @Override
    public boolean isWarnEnabled() {
        return is(Logger::isWarnEnabled);
    }

    @Override
    public boolean isErrorEnabled() {
        return is(Logger::isErrorEnabled);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object[] arguments, Throwable fault) {
        Logger log = karafs();
        if (log == null) {
            return;
        }
        String text = MessageFormatter.basicArrayFormat(message, arguments);
        // As an argument, because only so Karaf takes a fault for one; braces of the text are no place for it.
        Object[] faults = fault == null ? new Object[] {text} : new Object[] {text, fault};
        switch (level) {
            case ERROR -> log.error("{}", faults);
            case WARN -> log.warn("{}", faults);
            case INFO -> log.info("{}", faults);
            case DEBUG -> log.debug("{}", faults);
            case TRACE -> log.trace("{}", faults);
        }
    }

    private boolean is(Predicate<Logger> enabled) {
        Logger log = karafs();
        return log != null && enabled.test(log);
    }

    private Logger karafs() {
        Logger log = karafs;
        if (log == null) {
            log = KarafLogProvider.logger(name);
            karafs = log;
        }
        return log;
    }
}
