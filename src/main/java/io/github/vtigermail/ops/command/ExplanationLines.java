package io.github.vtigermail.ops.command;

import io.github.vtigermail.route.Explanation;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Prints each line of a mail with what becomes of it, and why, for people. */
final class ExplanationLines implements ExplanationPrinter {
    private final PrintWriter out;
    private final ExplanationPage page;

    ExplanationLines(PrintWriter out) {
        this.out = out;
        page = new ExplanationPage(out);
    }

    @Override
    public void print(Path mail, Explanation explanation) {
        page.printWithoutText(mail, explanation);
        for (Explanation.Line line : explanation.lines()) {
            String why = line.why().isEmpty() ? "" : "    [" + line.why() + "]";
            out.println((line.stays() ? "stays  " : "goes   ") + line.text() + why);
        }
        out.println();
    }
}
