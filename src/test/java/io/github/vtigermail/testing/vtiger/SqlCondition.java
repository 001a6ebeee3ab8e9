package io.github.vtigermail.testing.vtiger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What stands behind {@code where}, ready to be asked of a row.
 *
 * @param value text, a number, a truth, or null
 * @param onlyWhere fields that must hold one of these (folded) values for the condition to be true
 */
record SqlCondition(Function<Row, Object> value, Map<String, Set<String>> onlyWhere) {

    static SqlCondition of(Function<Row, Object> value) {
        return new SqlCondition(value, Map.of());
    }

    boolean isTrueFor(Row row) {
        return truth(value.apply(row));
    }

    SqlCondition and(SqlCondition other) {
        Map<String, Set<String>> both = new HashMap<>(onlyWhere);
        both.putAll(other.onlyWhere);
        return new SqlCondition(row -> isTrueFor(row) && other.isTrueFor(row), both);
    }

    SqlCondition or(SqlCondition other) {
        return of(row -> isTrueFor(row) || other.isTrueFor(row));
    }

    SqlCondition not() {
        return of(row -> !isTrueFor(row));
    }

    /** As the database compares: text with text without regard to case, anything else by number. */
    static int compare(Object left, Object right) {
        if (left instanceof String text && right instanceof String other) {
            return Table.folded(text).compareTo(Table.folded(other));
        }
        return Double.compare(number(left), number(right));
    }

    private static boolean truth(Object value) {
        return value instanceof Boolean truth ? truth : value != null && number(value) != 0;
    }

    private static double number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof Double number) {
            return number;
        }
        String text = String.valueOf(value).strip();
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        try {
            return Double.parseDouble(text.substring(0, end));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
