package io.github.vtigermail.faults;

import io.github.vtigermail.testing.WorkingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ledger says, read from beside.
 *
 * @param url its JDBC address
 */
record LedgerRows(String url) {

    /** The ledger of the connector in that folder. */
    static LedgerRows in(WorkingFolder folder) {
        return new LedgerRows("jdbc:sqlite:" + file(folder));
    }

    static Path file(WorkingFolder folder) {
        return folder.path("data/ledger.db");
    }

    /** Loses it, while nobody has it open or while someone has. */
    static void deleteIn(WorkingFolder folder) throws IOException {
        for (String name : List.of("ledger.db", "ledger.db-wal", "ledger.db-shm")) {
            Files.deleteIfExists(file(folder).resolveSibling(name));
        }
    }

    /** Whether it is there at all. */
    private boolean isThere() {
        return !url.startsWith("jdbc:sqlite:") || Files.exists(Path.of(url.substring("jdbc:sqlite:".length())));
    }

    /** The mails that it holds for someone who works on them or may have, in words. */
    List<String> claimsLeft() {
        return rows("select mail_key from mail_claim where not confirmed").stream()
                .map(key -> "the ledger is uncertain about " + key.substring(0, 8))
                .toList();
    }

    int confirmed() {
        return rows("select mail_key from mail_claim where confirmed").size();
    }

    /** Of how many mails it has the reason why they are dead letters. */
    int deadLetters() {
        return rows("select distinct mail_hash from dead_letter where reason <> ''")
                .size();
    }

    /** The mails below the places in the mailboxes that are waited for. */
    List<String> openUids() {
        return rows("select open_uids from mailbox_place where open_uids <> ''");
    }

    List<String> rows(String query) {
        if (!isThere()) {
            return List.of();
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
