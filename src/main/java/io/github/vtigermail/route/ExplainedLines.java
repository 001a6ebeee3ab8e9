package io.github.vtigermail.route;

import java.util.ArrayList;
import java.util.List;

/** Which lines of a mail are in its comment, and why the others are not. */
final class ExplainedLines {
    private static final String LEFT_OUT = "quoted text or a signature";

    private ExplainedLines() {}

    /**
     * All lines of a mail. Those of the comment are lines of the mail, in their order.
     *
     * @param whole the text of the mail
     * @param comment what is left of it
     */
    static List<Explanation.Line> of(String whole, String comment) {
        List<String> left = comment.lines().filter(line -> !line.isBlank()).toList();
        List<Explanation.Line> lines = new ArrayList<>();
        int next = 0;
        for (String line : whole.lines().toList()) {
            boolean stays =
                    line.isBlank() || next < left.size() && left.get(next).equals(line);
            next += stays && !line.isBlank() ? 1 : 0;
            lines.add(new Explanation.Line(line, stays, stays ? "" : LEFT_OUT));
        }
        return lines;
    }
}
