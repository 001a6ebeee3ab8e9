package io.github.vtigermail.testing.vtiger;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The data of the stand-in: one table a module, the comments in their order, a clock that can be moved on. */
final class Crm {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Map<Module, Table> tables = new EnumMap<>(Module.class);
    private final List<Comment> comments = new ArrayList<>();
    private final AtomicLong lastRecord = new AtomicLong(1);
    private volatile Duration moved = Duration.ZERO;
    private volatile int commentBytes = Limits.CONTENT_BYTES;

    Crm() {
        for (Module module : Module.values()) {
            tables.put(module, new Table());
        }
        put("22x1", Map.of("foldername", "Default"));
    }

    Table table(Module module) {
        return tables.get(module);
    }

    /** The number of a record to come: one sequence for all modules but users, as Vtiger has it. */
    long nextRecord() {
        return lastRecord.incrementAndGet();
    }

    /** The number of a user to come: the first is the administrator, 2 to 4 are groups. */
    long nextUser() {
        long last =
                table(Module.USERS).rows().stream().mapToLong(Row::number).max().orElse(0);
        return last == 0 ? 1 : Math.max(last + 1, 5);
    }

    Row put(String id, Map<String, String> values) {
        Module module = Module.ofId(id).orElseThrow(() -> new IllegalArgumentException("no id of a record: " + id));
        long number = Long.parseLong(id.substring(id.indexOf('x') + 1));
        Map<String, String> all = defaults(module);
        all.putAll(values);
        Row row = new Row(module, number, all);
        table(module).put(row);
        if (module != Module.USERS) {
            lastRecord.accumulateAndGet(number, Math::max);
        }
        return row;
    }

    private Map<String, String> defaults(Module module) {
        String now = text(now());
        Map<String, String> values = new HashMap<>(Map.of("createdtime", now, "modifiedtime", now));
        if (module == Module.HELPDESK) {
            values.putAll(Map.of("assigned_user_id", "19x1", "modifiedby", "19x1", "source", "WEBSERVICE"));
            values.putAll(Map.of("ticketpriorities", "Normal", "ticketstatus", "Open", "from_portal", "0"));
            values.putAll(Map.of("hours", "0.00000000", "days", "0.00000000", "starred", "0"));
        } else if (module == Module.USERS) {
            values.putAll(Map.of("status", "Active", "is_admin", "off", "hour_format", "12"));
        }
        return values;
    }

    /** A record that is there, deleted or not. */
    Optional<Row> find(String id) {
        return Module.ofId(id).flatMap(module -> table(module).get(Long.parseLong(id.substring(id.indexOf('x') + 1))));
    }

    Optional<Row> ticket(String number) {
        return table(Module.HELPDESK).rows().stream()
                .filter(row -> Table.folded(row.get("ticket_no")).equals(Table.folded(number)))
                .findFirst();
    }

    Optional<Row> user(String name) {
        return table(Module.USERS).rows().stream()
                .filter(row -> row.get("user_name").equalsIgnoreCase(name))
                .findFirst();
    }

    void add(Comment comment) {
        synchronized (comments) {
            comments.add(comment);
        }
    }

    List<Comment> comments() {
        synchronized (comments) {
            return List.copyOf(comments);
        }
    }

    Instant now() {
        return Instant.now().plus(moved);
    }

    /** How many bytes of a comment's text are kept. */
    int commentBytes() {
        return commentBytes;
    }

    void commentBytes(int most) {
        commentBytes = most;
    }

    void move(Duration time) {
        moved = moved.plus(time);
    }

    static String text(Instant time) {
        return TIME.format(time);
    }
}
