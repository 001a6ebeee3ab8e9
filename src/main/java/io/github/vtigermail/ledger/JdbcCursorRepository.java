package io.github.vtigermail.ledger;

import io.github.vtigermail.mailbox.cursor.CursorPosition;
import io.github.vtigermail.mailbox.cursor.CursorRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The mailboxes' cursors in the ledger's database, one row per mailbox. */
public final class JdbcCursorRepository implements CursorRepository {
    private static final String WRITE =
            "insert into mailbox_place (mailbox, uid_validity, up_to, since, open_uids, history_until) "
                    + "values (?, ?, ?, ?, ?, ?) on conflict (mailbox) do update set "
                    + "uid_validity = excluded.uid_validity, up_to = excluded.up_to, since = excluded.since, "
                    + "open_uids = excluded.open_uids, history_until = excluded.history_until";

    private final Ledger ledger;

    public JdbcCursorRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<CursorPosition> find(String mailbox) {
        return read("mailbox = ?", select -> select.setString(1, mailbox)).values().stream()
                .findFirst();
    }

    @Override
    public Map<String, CursorPosition> findAll(long uidValidity) {
        return read("uid_validity = ?", select -> select.setLong(1, uidValidity));
    }

    /** A value of a condition. */
    private interface Value {
        void set(PreparedStatement select) throws SQLException;
    }

    private Map<String, CursorPosition> read(String condition, Value value) {
        try (Connection connection = ledger.connection();
                PreparedStatement select = connection.prepareStatement(
                        "select mailbox, uid_validity, up_to, open_uids, since, history_until from mailbox_place where "
                                + condition)) {
            value.set(select);
            Map<String, CursorPosition> cursors = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cursors.put(
                            row.getString(1),
                            new CursorPosition(
                                    row.getLong(2),
                                    row.getLong(3),
                                    uids(row.getString(4)),
                                    LocalDate.parse(row.getString(5)),
                                    Instant.ofEpochMilli(row.getLong(6))));
                }
            }
            return cursors;
        } catch (SQLException e) {
            throw new LedgerUnavailableException("read a mailbox's cursor", e);
        }
    }

    @Override
    public void save(String mailbox, CursorPosition cursor) {
        try (Connection connection = ledger.connection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, mailbox);
            write.setLong(2, cursor.uidValidity());
            write.setLong(3, cursor.upTo());
            write.setString(4, cursor.since().toString());
            write.setString(5, cursor.open().stream().map(String::valueOf).collect(Collectors.joining(",")));
            write.setLong(6, cursor.historyUntil().toEpochMilli());
            write.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailableException("save a mailbox's cursor", e);
        }
    }

    private static Set<Long> uids(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",")).map(Long::valueOf).collect(Collectors.toSet());
    }
}
