package io.github.vtigermail.karaf;

import io.github.vtigermail.ops.log.ConfidentialLoggers;
import java.util.function.Predicate;
import org.osgi.service.log.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes to one of Karaf's loggers. A logger of a library that writes confidential data below INFO writes nothing there,
 * whatever level Karaf has for it.
 */
final class KarafLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final boolean confidential;
    private final boolean silent;
    private transient volatile Logger delegate;

    KarafLogger(String name) {
        this.name = name;
        this.confidential = ConfidentialLoggers.contains(name);
        this.silent = ConfidentialLoggers.areSilent(name);
    }

    void forget() {
        delegate = null;
    }

    @Override
    public boolean isTraceEnabled() {
        return !confidential && isEnabled(Logger::isTraceEnabled);
    }

    @Override
    public boolean isDebugEnabled() {
        return !confidential && isEnabled(Logger::isDebugEnabled);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Logger::isInfoEnabled);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Logger::isWarnEnabled);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Logger::isErrorEnabled);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object[] arguments, Throwable fault) {
        Logger log = delegate();
        if (log == null) {
            return;
        }
        String text = MessageFormatter.basicArrayFormat(message, arguments);
        // Karaf recognizes an exception only as an argument, and the text itself may contain braces.
        Object[] faults = fault == null ? new Object[] {text} : new Object[] {text, fault};
        switch (level) {
            case ERROR -> log.error("{}", faults);
            case WARN -> log.warn("{}", faults);
            case INFO -> log.info("{}", faults);
            case DEBUG -> log.debug("{}", faults);
            case TRACE -> log.trace("{}", faults);
        }
    }

    private boolean isEnabled(Predicate<Logger> enabled) {
        Logger log = silent ? null : delegate();
        return log != null && enabled.test(log);
    }

    private Logger delegate() {
        Logger log = delegate;
        if (log == null) {
            log = KarafLogProvider.logger(name);
            delegate = log;
        }
        return log;
    }
}
