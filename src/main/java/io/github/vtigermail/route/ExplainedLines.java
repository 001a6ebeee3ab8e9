package io.github.vtigermail.route;

import io.github.vtigermail.mail.history.NewText;
import io.github.vtigermail.mail.history.NewText.Reason;
import java.util.List;
import java.util.Map;

/** Which lines of a mail are in its comment, and why. */
final class ExplainedLines {
    private static final Map<Reason, String> WORDS = Map.of(
            Reason.NEW, "",
            Reason.ANSWERED, "the ticket has it, and an answer is below it",
            Reason.KNOWN, "the ticket has it, or a mail program wrote it around what the ticket has",
            Reason.QUOTED, "a mail program marked it as quoted, or as a signature");

    private ExplainedLines() {}

    static List<Explanation.Line> of(NewText mail) {
        return mail.lines().stream()
                .map(line -> new Explanation.Line(
                        line.text(), line.reason().isKept(), line.text().isBlank() ? "" : WORDS.get(line.reason())))
                .toList();
    }
}
