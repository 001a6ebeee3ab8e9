package io.github.vtigermail.mail.text;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The empty cells of tables that keep their place, so that what follows them stays in its column. A column in which no
 * row has text only holds a layout apart, as whole tables do that contain others.
 */
final class TableColumns {

    private static final int MAX_COLUMNS = 100;

    private final Set<Element> kept = new HashSet<>();

    void open(Element table) {
        if (table.attr("role").equalsIgnoreCase("presentation")
                || table.getElementsByTag("table").size() > 1) {
            return;
        }
        BitSet used = new BitSet();
        eachCell(table, (cell, column) -> {
            if (!isEmpty(cell)) {
                used.set(column);
            }
        });
        eachCell(table, (cell, column) -> {
            if (used.get(column) && isEmpty(cell)) {
                kept.add(cell);
            }
        });
    }

    boolean isKept(Element cell) {
        return kept.remove(cell);
    }

    private interface Visitor {
        void visit(Element cell, int column);
    }

    private static void eachCell(Element table, Visitor visitor) {
        for (Element row : table.getElementsByTag("tr")) {
            int column = 0;
            for (Element cell = row.firstElementChild();
                    cell != null && column < MAX_COLUMNS;
                    cell = cell.nextElementSibling()) {
                visitor.visit(cell, column);
                column += span(cell);
            }
        }
    }

    private static int span(Element cell) {
        String span = cell.attr("colspan").strip();
        return span.matches("[1-9][0-9]?") ? Integer.parseInt(span) : 1;
    }

    private static boolean isEmpty(Element cell) {
        return cell.text().replace('\u00a0', ' ').isBlank() && cell.selectFirst("img, input, select") == null;
    }
}
