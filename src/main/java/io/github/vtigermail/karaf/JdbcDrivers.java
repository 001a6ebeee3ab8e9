package io.github.vtigermail.karaf;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the bundle's JDBC drivers with the JDK and removes them again. The JDK looks for drivers on the JVM's class path
 * only, not in bundles; and a driver that stays registered keeps an uninstalled bundle with all its classes in memory.
 */
final class JdbcDrivers {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcDrivers.class);

    private JdbcDrivers() {}

    /** Most drivers register themselves, but only when their class is loaded, and so not at a second start of the bundle. */
    static void register() {
        for (Driver driver : ServiceLoader.load(Driver.class, JdbcDrivers.class.getClassLoader())) {
            try {
                if (registered().stream().noneMatch(one -> one.getClass() == driver.getClass())) {
                    DriverManager.registerDriver(driver);
                }
            } catch (SQLException e) {
                LOG.error(
                        "the JDBC driver {} cannot be registered: {}",
                        driver.getClass().getName(),
                        e.getClass().getSimpleName());
            }
        }
    }

    /**
     * To be called by one of Karaf's threads. SQLite starts a process to identify the system, and the JDK's thread that waits
     * for it lives for a minute with the caller's class loader, which must not be the bundle's.
     */
    static void loadSqlite() {
        try {
            DriverManager.getConnection("jdbc:sqlite::memory:").close();
        } catch (SQLException | LinkageError e) {
            // Fails again, and is reported, where it is needed.
        }
    }

    static void deregister() {
        for (Driver driver : registered()) {
            try {
                DriverManager.deregisterDriver(driver);
            } catch (SQLException e) {
                LOG.warn(
                        "the JDBC driver {} cannot be deregistered: {}",
                        driver.getClass().getName(),
                        e.getClass().getSimpleName());
            }
        }
    }

    /** The JDK also returns drivers of other bundles, if this one can load their classes. */
    private static List<Driver> registered() {
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == JdbcDrivers.class.getClassLoader())
                .toList();
    }
}
