package io.github.vtigermail.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether a ledger could be opened for writing, found out without writing: no file, no lock and no table is left behind. */
public final class LedgerInspection {
    private static final String MAY_WRITE =
            "select case when exists (select 1 from pg_namespace where nspname = 'vtiger_mail') "
                    + "then has_schema_privilege('vtiger_mail', 'CREATE') "
                    + "else has_database_privilege(current_database(), 'CREATE') end";

    /** What was found. */
    public enum State {
        /** It can be opened, and has what earlier starts wrote. */
        READY,
        /** It does not exist yet, and can be created. */
        NEW,
        /** Another connector has its file open. */
        IN_USE
    }

    private LedgerInspection() {}

    /**
     * Looks at a ledger; the arguments are as for {@link Ledger#open}.
     *
     * @throws LedgerUnavailableException if it could not be opened for writing; its cause says why
     */
    public static State inspect(String url, String username, String password) {
        try {
            return LedgerFile.isFile(url) ? file(LedgerFile.file(url)) : database(url, username, password);
        } catch (LedgerUnavailableException e) {
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new LedgerUnavailableException("be opened", e);
        }
    }

    private static State file(Path file) throws IOException {
        if (isLocked(LedgerFile.lockOf(file))) {
            return State.IN_USE;
        }
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && Files.notExists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new LedgerFileException("the folder " + folder + " is not writable");
        }
        if (Files.notExists(file)) {
            return State.NEW;
        }
        if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
            throw new LedgerFileException("the file " + file + " is not writable");
        }
        return State.READY;
    }

    /** A connector that starts within the same moment would find it locked. */
    private static boolean isLocked(Path lock) throws IOException {
        if (Files.notExists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException e) {
            return true; // another connector in this process
        }
    }

    private static State database(String url, String username, String password) throws SQLException {
        try (Ledger ledger = Ledger.openReadOnly(url, username, password);
                Connection connection = ledger.connection();
                PreparedStatement select = connection.prepareStatement(MAY_WRITE);
                ResultSet row = select.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new SQLException("no right to create the tables", "42501");
            }
            return State.READY;
        }
    }
}
