package io.github.vtigermail.testing.vtiger;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/** The records of one module in the order of their ids, with an index on the fields that clients look for. */
final class Table {
    private static final Set<String> INDEXED =
            Set.of("id", "ticket_no", "related_to", "source", "email", "email1", "user_name");

    private static final Queue<Row> NO_ROWS = new ConcurrentLinkedQueue<>();

    private final Map<Long, Row> rows = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, Queue<Row>>> indexes = new ConcurrentHashMap<>();

    void put(Row row) {
        Row before = rows.put(row.number(), row);
        for (String field : INDEXED) {
            if (row.module().has(field)) {
                Map<String, Queue<Row>> index = indexes.computeIfAbsent(field, f -> new ConcurrentHashMap<>());
                if (before != null) {
                    index.values().forEach(list -> list.remove(before));
                }
                index.computeIfAbsent(folded(row.get(field)), v -> new ConcurrentLinkedQueue<>())
                        .add(row);
            }
        }
    }

    Optional<Row> get(long number) {
        return Optional.ofNullable(rows.get(number));
    }

    Collection<Row> rows() {
        return rows.values();
    }

    /** The rows that can meet the condition at all: no need to look at the others. */
    Collection<Row> candidates(SqlCondition condition) {
        for (Map.Entry<String, Set<String>> only : condition.onlyWhere().entrySet()) {
            Map<String, Queue<Row>> index = indexes.get(only.getKey());
            if (index != null && INDEXED.contains(only.getKey())) {
                Map<Long, Row> found = new TreeMap<>();
                only.getValue()
                        .forEach(value ->
                                index.getOrDefault(value, NO_ROWS).forEach(row -> found.put(row.number(), row)));
                return found.values();
            }
        }
        return rows.values();
    }

    /** How the database compares text: without regard to case and to spaces at the end. */
    static String folded(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
