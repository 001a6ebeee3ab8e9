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
 * Writes to Karaf's log for the SLF4J in the bundle: each logger writes under its own name, at the level that Karaf has for
 * that name. With an SLF4J of its own the bundle does not depend on Karaf's, and can keep confidential data out of the log
 * ({@link KarafLogger}).
 */
public final class KarafLogProvider implements SLF4JServiceProvider {
    private static final Map<String, KarafLogger> LOGGERS = new ConcurrentHashMap<>();
    /** The SLF4J version that this was written for; only the first two parts are checked. */
    private static final String SLF4J = "2.0.99";

    private static volatile BundleContext bundle;

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();

    /** Called by SLF4J, which finds it in {@code META-INF/services}. */
    public KarafLogProvider() {}

    /** Starts writing to the log of the Karaf that runs this bundle. */
    static void open(BundleContext context) {
        bundle = context;
    }

    /** Forgets all of Karaf's objects. What is logged afterwards is dropped. */
    static void close() {
        bundle = null;
        LOGGERS.values().forEach(KarafLogger::forget);
    }

    /** Karaf's logger with that name, or null if there is no log. */
    static Logger logger(String name) {
        BundleContext context = bundle;
        if (context == null) {
            return null;
        }
        ServiceReference<LogService> reference = context.getServiceReference(LogService.class);
        LogService log = reference == null ? null : context.getService(reference);
        Bundle self = context.getBundle();
        return log == null ? null : log.getLogger(self, name, Logger.class);
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
        // There is nothing to initialize.
    }
}
