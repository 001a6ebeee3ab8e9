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
 * An SQLite file that only one connector uses. A lock on a file beside it keeps a second one out, and ends with the process,
 * however that ends. Readers, such as the command {@code dead-letters} or an operator with {@code sqlite3}, are not locked
 * out.
 */
final class LedgerFile implements AutoCloseable {
    private static final String PREFIX = "jdbc:sqlite:";

    private final FileChannel lock;

    private LedgerFile(FileChannel lock) {
        this.lock = lock;
    }

    /** Whether the JDBC URL is that of a file. */
    static boolean isFile(String url) {
        return url.startsWith(PREFIX);
    }

    /**
     * Locks the file for this process, and creates its folder if that is missing.
     *
     * @throws IOException if another connector has it open, it cannot be written to, or SQLite cannot be loaded
     */
    static LedgerFile lock(String url) throws IOException {
        loadSqlite();
        Path file = file(url);
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        FileChannel channel = FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new LedgerFile(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another connector in this process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new LedgerFileException("another connector has " + file + " open");
    }

    /**
     * How SQLite writes the file. A commit is handed to the operating system before it returns, so it survives the process;
     * it is not flushed to the disk, so a power failure may lose the last commits, which Vtiger remembers.
     */
    static Properties pragmas() {
        Properties pragmas = new Properties();
        pragmas.setProperty("journal_mode", "WAL");
        pragmas.setProperty("synchronous", "NORMAL");
        pragmas.setProperty("busy_timeout", "5000");
        return pragmas;
    }

    /**
     * The URL for reading a file without any other process. SQLite would otherwise leave two empty files beside it, even if it
     * only reads.
     */
    static String ofUntouched(String url) {
        return PREFIX + file(url).toAbsolutePath().toUri() + "?immutable=1";
    }

    /** The same for reading only. Creates no file besides SQLite's own two for the processes that share it. */
    static Properties readOnlyPragmas() {
        Properties pragmas = new Properties();
        pragmas.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
        pragmas.setProperty("busy_timeout", "5000");
        return pragmas;
    }

    /** SQLite's native library is unpacked into a folder and loaded from there. */
    private static void loadSqlite() throws IOException {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            String folder = System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"));
            throw new LedgerFileException("SQLite's library, which the ledger needs, cannot be unpacked into " + folder
                    + " and loaded from there: set -Dorg.sqlite.tmpdir to a folder that is writable and not mounted"
                    + " noexec");
        }
    }

    /** The file beside it that a connector locks. */
    static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** The file that a JDBC URL names. */
    static Path file(String url) {
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
            // The lock ends with the process.
        }
    }
}
