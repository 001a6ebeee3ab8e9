package io.github.vtigermail.ops.command;

import io.github.vtigermail.mail.PatternMatch;
import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.route.Explanation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints one mail in full, for people. */
final class ExplanationPage implements ExplanationPrinter {
    private final PrintWriter out;

    ExplanationPage(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(Path mail, Explanation explanation) {
        printWithoutText(mail, explanation);
        out.println(explanation.text());
    }

    /** All but the text of the comment, and an empty line. */
    void printWithoutText(Path mail, Explanation explanation) {
        row("mail", mail.toString());
        row("outcome", outcome(explanation));
        if (explanation.references().isEmpty()) {
            row("reference", "none in the subject");
        }
        for (PatternMatch match : explanation.references()) {
            row("reference", reference(match));
        }
        row("automatic", explanation.automatic() == null ? "no" : "yes: " + explanation.automatic());
        row("sender", explanation.sender());
        for (Explanation.File file : explanation.files()) {
            row("file", file(file));
        }
        out.println();
    }

    static String outcome(Explanation explanation) {
        String fate = explanation.fate().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return explanation.reason().isEmpty() ? fate : fate + ": " + explanation.reason();
    }

    private static String reference(PatternMatch match) {
        boolean number = match.reference().kind() == TicketReference.Kind.NUMBER;
        return match.reference().value() + (number ? ", a ticket number" : ", a record id") + ", by pattern "
                + match.number() + ": " + match.pattern();
    }

    private static String file(Explanation.File file) {
        return file.name() + " (" + file.type() + ", " + file.size() + " bytes) "
                + (file.left() == null ? "goes along" : "stays in the mailbox: " + file.left());
    }

    private void row(String name, String value) {
        out.printf("%-10s %s%n", name, value);
    }
}
