package io.github.vtigermail.ops.startup;

import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.net.ssl.SSLContext;

/**
 * Loads in a second thread what the first one will need in a moment, the database's classes and TLS: most of a start is the
 * loading of classes, and a machine with two cores does two of them at a time (half a second less, see
 * docs/footprint.md).
 */
public final class WarmUp {
    private WarmUp() {}

    /** Returns at once. Whatever fails here fails again where it is needed, and is told there. */
    public static void start() {
        Thread thread = new Thread(WarmUp::load, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = memory.createStatement()) {
            statement.execute("create table warm (id int primary key)");
            SSLContext.getDefault().createSSLEngine();
        } catch (SQLException | NoSuchAlgorithmException | LinkageError e) {
            // See above.
        }
    }
}
