package io.github.vtigermail.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.SQLiteJDBCLoader;

/**
 * An SQLite file that is one connector's alone. A lock on a file beside it keeps a second one out, and goes with the
 * process, however that ends; whoever only reads, the command that lists dead letters or an operator with {@code sqlite3},
 * may do so meanwhile.
 */
final class LedgerFile implements AutoCloseable {
    private static final String PREFIX = "jdbc:sqlite:";

    private final FileChannel lock;

    private LedgerFile(FileChannel lock) {
        this.lock = lock;
    }

    /** Whether the JDBC address is that of a file. */
    static boolean isMeantBy(String url) {
        return url.startsWith(PREFIX);
    }

    /**
     * Takes it for this process, and makes its folder if that is missing.
     *
     * @throws IOException if another connector has it, or it cannot be written to, or SQLite cannot be loaded
     */
    static LedgerFile take(String url) throws IOException {
        loadSqlite();
        Path file = file(url);
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new LedgerFile(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another one in this process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("another connector has " + file + " open");
    }

    /**
     * How SQLite is to treat it. A commit is handed to the operating system before it returns, so that it outlives the
     * process; it is not written through to the disk, so that the last ones may be lost with the machine's power: see
     * {@link Ledger#uncertainBefore()}.
     */
    static Properties pragmas() {
        Properties pragmas = new Properties();
        pragmas.setProperty("journal_mode", "WAL");
        pragmas.setProperty("synchronous", "NORMAL");
        pragmas.setProperty("busy_timeout", "5000");
        return pragmas;
    }

    /** The same for whoever only reads; makes no file where there is none. */
    static Properties readOnly() {
        Properties pragmas = new Properties();
        pragmas.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
        pragmas.setProperty("busy_timeout", "5000");
        return pragmas;
    }

    /** What is not Java in it is unpacked into a folder, and loaded from there. */
    private static void loadSqlite() throws IOException {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            String folder = System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"));
            throw new IOException("SQLite, which the ledger needs, cannot be unpacked into " + folder
                    + " and loaded from there: let -Dorg.sqlite.tmpdir name a folder that can be written to and is not"
                    + " mounted noexec");
        }
    }

    private static Path file(String url) {
        String name = url.substring(PREFIX.length());
        return Path.of(Optional.of(name.indexOf('?'))
                .filter(end -> end >= 0)
                .map(end -> name.substring(0, end))
                .orElse(name));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // It goes with the process.
        }
    }
}
