package io.github.vtigermail.testing.vtiger;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the database makes of the text behind {@code from}: which rows, in which order, how many.
 *
 * @param where the condition
 * @param orderBy a field, or empty for the order of the ids
 * @param descending the order turned around
 * @param offset rows to leave out
 * @param count rows to give at most
 */
record SqlSelection(SqlCondition where, String orderBy, boolean descending, long offset, long count) {

    List<Row> from(Table table) {
        Collection<Row> candidates = table.candidates(where);
        Stream<Row> rows = candidates.stream().filter(where::isTrueFor);
        if (!orderBy.isEmpty()) {
            List<Row> sorted = rows.sorted((a, b) -> order(a, b)).toList();
            rows = sorted.stream();
        }
        return rows.skip(offset).limit(count).toList();
    }

    private int order(Row a, Row b) {
        int order = orderBy.equals("id")
                ? Long.compare(a.number(), b.number())
                : SqlCondition.compare(a.get(orderBy), b.get(orderBy));
        return descending ? -order : order;
    }
}
