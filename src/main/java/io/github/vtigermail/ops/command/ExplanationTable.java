package io.github.vtigermail.ops.command;

import io.github.vtigermail.mail.PatternMatch;
import io.github.vtigermail.route.Explanation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Prints a table with a row for each mail, for people. */
final class ExplanationTable implements ExplanationPrinter {
    private static final String ROW = "%-40s  %-11s  %-14s  %5s  %s%n";

    private final PrintWriter out;
    private boolean headed;

    ExplanationTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(Path mail, Explanation explanation) {
        if (!headed) {
            out.printf(ROW, "mail", "outcome", "ticket", "files", "why");
            headed = true;
        }
        String tickets = explanation.references().stream()
                .map(PatternMatch::reference)
                .map(reference -> reference.value())
                .collect(Collectors.joining("/"));
        long files =
                explanation.files().stream().filter(file -> file.left() == null).count();
        out.printf(
                ROW,
                mail.getFileName(),
                explanation.fate(),
                tickets.isEmpty() ? "-" : tickets,
                files,
                explanation.reason());
    }
}
