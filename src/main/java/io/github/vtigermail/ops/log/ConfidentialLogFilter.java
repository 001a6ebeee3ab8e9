package io.github.vtigermail.ops.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.Marker;

/** Denies {@link ConfidentialLoggers} all levels below INFO, whatever is configured. */
public final class ConfidentialLogFilter extends TurboFilter {
    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable fault) {
        // Called for every line that a library might write, so the cheap checks come first.
        boolean written = level.isGreaterOrEqual(logger.getEffectiveLevel());
        return written && !level.isGreaterOrEqual(Level.INFO) && ConfidentialLoggers.contains(logger.getName())
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
