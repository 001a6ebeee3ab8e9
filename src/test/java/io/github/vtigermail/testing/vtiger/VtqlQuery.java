package io.github.vtigermail.testing.vtiger;

import java.util.List;

/**
 * A query as Vtiger understood it.
 *
 * @param fields to answer; {@code *} for all
 * @param module to ask
 * @param named every field that the query names, wherever it stands
 * @param where the condition, its texts exactly as they came; empty for none
 * @param orderBy with its direction; empty for none
 * @param offset rows to leave out
 * @param count rows wanted at most
 */
record VtqlQuery(
        List<String> fields, String module, List<String> named, String where, String orderBy, long offset, long count) {

    /** What Vtiger sends to its database: the texts of the condition unescaped, before everything that limits it. */
    String sql() {
        return (where.isEmpty() ? "" : "(" + where + ") and ")
                + "deleted = 0"
                + (orderBy.isEmpty() ? "" : " order by " + orderBy)
                + " limit " + offset + "," + Math.min(count, Limits.ROWS);
    }
}
