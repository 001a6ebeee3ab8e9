package io.github.vtigermail.ops.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.Marker;

/** Keeps {@link ConfidentialLoggers} quiet below INFO, whatever level is configured. */
public final class ConfidentialLogFilter extends TurboFilter {
    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable fault) {
        // Asked at each line that a library might write, so first what is cheap.
        boolean written = level.isGreaterOrEqual(logger.getEffectiveLevel());
        return written && !level.isGreaterOrEqual(Level.INFO) && ConfidentialLoggers.contains(logger.getName())
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
