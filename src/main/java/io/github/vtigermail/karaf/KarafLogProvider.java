package io.github.vtigermail.karaf;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogService;
import org.osgi.service.log.Logger;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Karaf's log, for the SLF4J that is in the bundle: each logger's lines come out there under its name, and Karaf's levels
 * for that name count. With an SLF4J of its own the bundle fits whichever Karaf has, and can keep quiet what no log may
 * hold ({@link KarafLogger}).
 */
public final class KarafLogProvider implements SLF4JServiceProvider {
    private static final Map<String, KarafLogger> LOGGERS = new ConcurrentHashMap<>();
    /** The SLF4J that this was written for; it checks only the first two parts. */
    private static final String SLF4J = "2.0.99";

    private static volatile BundleContext bundle;

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();

    /** Called by SLF4J, which finds it in {@code META-INF/services}. */
    public KarafLogProvider() {}

    /** From now on, to the log of the Karaf that runs this bundle. */
    static void open(BundleContext context) {
        bundle = context;
    }

    /** Keeps nothing of that Karaf. Whoever still has something to say says it to nobody. */
    static void close() {
        bundle = null;
        LOGGERS.values().forEach(KarafLogger::forget);
    }

    /** Karaf's logger of this name, or null if there is no log at all. */
    static Logger logger(String name) {
        BundleContext context = bundle;
        if (context == null) {
            return null;
        }
        ServiceReference<LogService> reference = context.getServiceReference(LogService.class);
        LogService log = reference == null ? null : context.getService(reference);
        Bundle us = context.getBundle();
        return log == null ? null : log.getLogger(us, name, Logger.class);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> LOGGERS.computeIfAbsent(name, KarafLogger::new);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return SLF4J;
    }

    @Override
    public void initialize() {
        // It is ready as it is.
    }
}
