package io.github.vtigermail.karaf;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundle's JDBC drivers in the JDK's list of all drivers. The JDK looks for them on the class path of the JVM, not in
 * bundles; and what stays in its list is never forgotten, an uninstalled bundle with all its classes.
 */
final class JdbcDrivers {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcDrivers.class);

    private JdbcDrivers() {}

    /** Most register themselves when their class is loaded, which happens once however often the bundle is started. */
    static void register() {
        for (Driver driver : ServiceLoader.load(Driver.class, JdbcDrivers.class.getClassLoader())) {
            try {
                if (ours().stream().noneMatch(one -> one.getClass() == driver.getClass())) {
                    DriverManager.registerDriver(driver);
                }
            } catch (SQLException e) {
                LOG.error(
                        "the JDBC driver {} is of no use: {}", driver.getClass().getName(), e.getMessage());
            }
        }
    }

    /**
     * SQLite asks the system, by a process, what it is. The JDK's thread that waits for processes lives for a minute, with the
     * class loader of whoever started the first one: called by a thread of Karaf's, that is not the bundle's.
     */
    static void loadSqlite() {
        try {
            DriverManager.getConnection("jdbc:sqlite::memory:").close();
        } catch (SQLException | LinkageError e) {
            // It fails again where it is needed, and is told there.
        }
    }

    static void deregister() {
        for (Driver driver : ours()) {
            try {
                DriverManager.deregisterDriver(driver);
            } catch (SQLException e) {
                LOG.warn("the JDBC driver {} stays: {}", driver.getClass().getName(), e.getMessage());
            }
        }
    }

    /** The JDK shows those of other bundles too, if this one could load their classes. */
    private static List<Driver> ours() {
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == JdbcDrivers.class.getClassLoader())
                .toList();
    }
}
