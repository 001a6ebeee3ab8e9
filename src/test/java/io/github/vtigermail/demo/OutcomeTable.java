package io.github.vtigermail.demo;

import java.util.ArrayList;
import java.util.List;

/** Rows of text with their columns one below the other. */
final class OutcomeTable {
    /** In characters; what would stand beyond is cut off. */
    static final int WIDTH = 100;

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    OutcomeTable(String... heads) {
        rows.add(List.of(heads));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        List<List<String>> all = new ArrayList<>(rows);
        all.add(1, widths.stream().map("-"::repeat).toList());
        StringBuilder table = new StringBuilder();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(column == 0 ? "" : GAP).append(cell).append(" ".repeat(widths.get(column) - cell.length()));
            }
            String text = line.toString().stripTrailing();
            table.append(text.length() > WIDTH ? text.substring(0, WIDTH - 3) + "..." : text)
                    .append('\n');
        }
        return table.toString();
    }
}
