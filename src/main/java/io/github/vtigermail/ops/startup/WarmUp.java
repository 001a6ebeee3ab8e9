package io.github.vtigermail.ops.startup;

import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.net.ssl.SSLContext;

/**
 * Loads the classes of the database and of TLS in a second thread, before they are needed. Most of the start is loading
 * classes, so on two cores this saves half a second: see docs/footprint.md.
 */
public final class WarmUp {
    private WarmUp() {}

    /** Returns at once. What fails here fails again, and is reported, where it is needed. */
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
            // Reported where it is needed.
        }
    }
}
