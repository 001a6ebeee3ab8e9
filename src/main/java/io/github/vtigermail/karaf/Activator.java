package io.github.vtigermail.karaf;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ManagedService;

/** Started and stopped by Karaf. Registers for the configuration; the connector starts when Karaf delivers it. */
public final class Activator implements BundleActivator {
    private KarafConnector connector;

    @Override
    public void start(BundleContext context) {
        KarafLogProvider.open(context);
        DefaultFiles files =
                new DefaultFiles(Path.of(context.getProperty("karaf.etc")), Path.of(context.getProperty("karaf.base")));
        JdbcDrivers.register();
        JdbcDrivers.loadSqlite();
        connector = new KarafConnector(files);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_PID, DefaultFiles.PID);
        context.registerService(ManagedService.class, new KarafConfiguration(connector), properties);
    }

    /** Returns when the connector has no thread, connection or open file left. */
    @Override
    public void stop(BundleContext context) {
        connector.close();
        JdbcDrivers.deregister();
        SaslMechanisms.deregister();
        KarafLogProvider.close();
    }
}
