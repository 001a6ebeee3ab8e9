package io.github.vtigermail.mail.reply;

import java.util.Arrays;
import java.util.stream.Stream;

/** A mail's lines with the kind of each. The time is proportional to the length of the text, whatever it contains. */
final class ReplyLines {

    /** Longer lines are text: no mail program adds such a long line. */
    private static final int MAX_LINE = 2_000;

    /** Among further lines, only blank ones and quotes are recognized. This bounds the time. */
    static final int MAX_LINES = 20_000;

    private static final int MAX_INITIALS = 3;
    private static final String RULES = "-_*#~=+\u2014\u2013\u2015\u2500\u1427";

    private final String[] lines;
    private final LineKind[] kinds;
    private final HeaderBlock headers;

    /**
     * Classifies the lines that are or announce a quoted mail; for the others see {@link #markOthers}.
     *
     * @param quoteFollows whether a quote below the text was removed before, so that an attribution may be at its end
     */
    ReplyLines(String text, boolean quoteFollows) {
        lines = text.split("\n", -1);
        kinds = new LineKind[lines.length];
        headers = new HeaderBlock(lines);
        classify();
        new Attributions(lines, kinds, quoteFollows).mark();
    }

    /** Also classifies what else the writer did not write. This finds no quoted mail and takes as long again. */
    ReplyLines markOthers() {
        markInitials();
        markClientLines();
        return this;
    }

    private void classify() {
        boolean code = false;
        for (int i = 0; i < lines.length; i++) {
            boolean fence = lines[i].startsWith("```");
            code ^= fence;
            if (kinds[i] == null) {
                kinds[i] = code || fence ? LineKind.CODE : classified(i);
            }
        }
    }

    /** Below an attribution, "AB> " is a quote with initials; elsewhere it can be anything. */
    private void markInitials() {
        boolean below = false;
        for (int i = 0; i < lines.length && i < MAX_LINES; i++) {
            below |= kinds[i] == LineKind.ATTRIBUTION;
            int end = lines[i].indexOf('>');
            if (below
                    && kinds[i] == LineKind.TEXT
                    && end > 0
                    && end <= MAX_INITIALS
                    && lines[i].chars().limit(end).allMatch(c -> c >= 'A' && c <= 'Z')) {
                kinds[i] = LineKind.QUOTE;
            }
        }
    }

    private void markClientLines() {
        int before = -1; // the last line that is not blank
        for (int i = 0; i < lines.length && i < MAX_LINES; i++) {
            boolean apart =
                    before < i - 1 || before < 0 || kinds[before] != LineKind.TEXT && kinds[before] != LineKind.CODE;
            if (apart && kinds[i] == LineKind.TEXT && SignatureLine.matches(lines[i])) {
                kinds[i] = LineKind.CLIENT;
            }
            before = kinds[i] == LineKind.BLANK ? before : i;
        }
    }

    int count() {
        return lines.length;
    }

    String line(int at) {
        return lines[at];
    }

    LineKind kind(int at) {
        return kinds[at];
    }

    boolean is(int at, LineKind... any) {
        for (LineKind kind : any) {
            if (kinds[at] == kind) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text starts with an announcement of a quoted mail. */
    boolean startsWithHistory() {
        int at = 0;
        while (at < lines.length && is(at, LineKind.BLANK, LineKind.RULE)) {
            at++;
        }
        return at < lines.length && is(at, LineKind.HEADER, LineKind.UNMARKED, LineKind.ATTRIBUTION);
    }

    /** Whether a line announces a quoted mail. */
    boolean hasHistory() {
        return Stream.of(kinds)
                .anyMatch(kind -> kind == LineKind.HEADER || kind == LineKind.UNMARKED || kind == LineKind.ATTRIBUTION);
    }

    private LineKind classified(int at) {
        String line = lines[at];
        if (line.isBlank()) {
            return LineKind.BLANK;
        }
        if (isQuote(line)) {
            return LineKind.QUOTE;
        }
        if (line.length() > MAX_LINE || at >= MAX_LINES) {
            return LineKind.TEXT;
        }
        if (line.equals("--") || line.equals("-- ")) {
            return LineKind.SIGNATURE;
        }
        if (isRule(line)) {
            return LineKind.RULE;
        }
        if (HistoryTitle.matches(line)) {
            return LineKind.HEADER;
        }
        if (!headers.isField(at)) {
            return LineKind.TEXT;
        }
        int before = at - 1;
        while (before >= 0 && kinds[before] == LineKind.BLANK) {
            before--;
        }
        boolean titled = before >= 0 && HistoryTitle.hasWords(lines[before]);
        boolean sure = titled || before >= 0 && (kinds[before] == LineKind.RULE || kinds[before] == LineKind.HEADER);
        int length = headers.length(at, sure, before < at - 1 || before < 0);
        if (length == 0) {
            return LineKind.TEXT;
        }
        Arrays.fill(kinds, titled ? before : at, at + length, LineKind.HEADER);
        return LineKind.HEADER;
    }

    private static boolean isQuote(String line) {
        int at = 0;
        while (at < line.length() && at < 3 && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && (line.charAt(at) == '>' || line.charAt(at) == '\uFF1E');
    }

    private static boolean isRule(String line) {
        String bare = line.strip();
        char first = bare.charAt(0);
        if (RULES.indexOf(first) < 0 || bare.length() < 2 && first != '\u1427') {
            return false;
        }
        return bare.chars().allMatch(c -> c == first || c == ' ');
    }
}
