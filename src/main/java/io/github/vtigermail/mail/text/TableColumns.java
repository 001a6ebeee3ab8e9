package io.github.vtigermail.mail.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The empty cells of tables that keep their place, so that what follows them stays in its column, and the places that
 * cells of the rows above reach into. A column in which no
 * row has text only holds a layout apart, as whole tables do that contain others.
 */
final class TableColumns {

    private static final int MAX_COLUMNS = 100;

    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");

    private final Set<Element> kept = new HashSet<>();
    private final Map<Element, Integer> gaps = new HashMap<>();

    void open(Element table) {
        if (table.attr("role").equalsIgnoreCase("presentation")
                || table.getElementsByTag("table").size() > 1) {
            return;
        }
        BitSet used = new BitSet();
        eachCell(table, (cell, column, covered) -> {
            if (hasText(cell)) {
                used.set(column);
            }
        });
        eachCell(table, (cell, column, covered) -> {
            if (used.get(column) && !hasText(cell) && cell.selectFirst("img") == null) {
                kept.add(cell);
            }
            covered.and(used);
            if (!covered.isEmpty()) {
                gaps.put(cell, covered.cardinality());
            }
        });
    }

    boolean isKept(Element cell) {
        return kept.contains(cell);
    }

    /** How many columns directly before a cell belong to cells of the rows above. */
    int gapsBefore(Element cell) {
        return gaps.getOrDefault(cell, 0);
    }

    private interface Visitor {
        /** @param covered the columns directly before, which belong to cells of the rows above */
        void visit(Element cell, int column, BitSet covered);
    }

    private static void eachCell(Element table, Visitor visitor) {
        int[] rows = new int[MAX_COLUMNS]; // how many rows are covered from above
        for (Element row : table.getElementsByTag("tr")) {
            int column = 0;
            for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
                BitSet covered = new BitSet();
                for (; column < MAX_COLUMNS && rows[column] > 0; column++) {
                    rows[column]--;
                    covered.set(column);
                }
                if (column >= MAX_COLUMNS) {
                    break;
                }
                visitor.visit(cell, column, covered);
                int end = Math.min(MAX_COLUMNS, column + span(cell, "colspan"));
                for (; column < end; column++) {
                    rows[column] = span(cell, "rowspan") - 1;
                }
            }
            for (; column < MAX_COLUMNS; column++) {
                rows[column] = Math.max(0, rows[column] - 1);
            }
        }
    }

    private static int span(Element cell, String attribute) {
        String span = cell.attr(attribute).strip();
        return SPAN.matcher(span).matches() ? Integer.parseInt(span) : 1;
    }

    private static boolean hasText(Element cell) {
        return !cell.text().replace('\u00a0', ' ').isBlank() || cell.selectFirst("input, select") != null;
    }
}
