package io.github.vtigermail.mail.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What a mail says that its ticket does not have yet. Values in, values out: the mail's text with all that it quotes, the same as
 * the patterns of mail programs left it, and the ticket's texts.
 *
 * <p>Above the first line that the ticket has, the patterns decide, as they do where nothing is known; from there on the ticket
 * does. The time is proportional to the length of the texts.
 *
 * @param text the new text
 * @param isCut whether anything was left out
 * @param lines each line of the mail, and why it stayed or was left out
 */
public record NewText(String text, boolean isCut, List<Line> lines) {

    /** Why a line of a mail is in the comment, or is not. */
    public enum Reason {
        /** New, or not known to be old. */
        NEW(true),
        /** The ticket has it, and an answer is below it. */
        ANSWERED(true),
        /** The ticket has it, or a program wrote it around what the ticket has. */
        KNOWN(false),
        /** A mail program marked it as quoted, or as a signature. */
        QUOTED(false);

        private final boolean kept;

        Reason(boolean kept) {
            this.kept = kept;
        }

        /** Whether the line is in the comment. */
        public boolean isKept() {
            return kept;
        }
    }

    /** A line of a mail. */
    public record Line(String text, Reason reason) {}

    /**
     * Whether a text has a sign of a quote: marks, or a line as programs write it above one. An answer may quote without any sign,
     * if it is long enough.
     */
    public static boolean mayQuote(String text, boolean reply) {
        int words = 0;
        for (String line : text.split("\n")) {
            if (ComparedLines.isMarked(line) || QuoteHead.mayEndAt(line)) {
                return true;
            }
            words += line.isBlank()
                    ? 0
                    : 1 + (int) line.strip().chars().filter(c -> c == ' ').count();
        }
        return reply && words >= QuotedPassages.MIN_UNMARKED;
    }

    /**
     * Compares a mail with its ticket.
     *
     * @param whole the mail's text with all that it quotes
     * @param trimmed what the patterns left of it
     */
    public static NewText of(String whole, String trimmed, TicketText ticket) {
        KnownTexts known = new KnownTexts(ticket);
        boolean[] kept = LineMatch.of(whole, trimmed);
        if (known.isEmpty()) {
            return of(whole, trimmed, kept, null);
        }
        Comparison comparison = new Comparison(new ComparedLines(whole, kept, known));
        for (int i = 0; i < kept.length; i++) {
            kept[i] |= comparison.isAnswered(i);
        }
        return of(whole, trimmed, kept, comparison.isQuoting() || comparison.hasAnswers() ? comparison : null);
    }

    private static NewText of(String whole, String trimmed, boolean[] kept, Comparison comparison) {
        String[] lines = whole.split("\n", -1);
        boolean some = comparison != null && isSomethingLeft(lines, kept, comparison);
        boolean below = comparison != null && comparison.isAnswerBelow();
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            all.add(new Line(lines[i], reason(i, !some && comparison != null || kept[i], below, comparison)));
        }
        if (comparison == null) {
            return new NewText(trimmed, !trimmed.strip().equals(whole.strip()), all);
        }
        StringBuilder text = new StringBuilder();
        boolean cut = false;
        int blank = 0;
        for (Line line : all) {
            cut |= !line.reason().isKept() && !line.text().isBlank();
            if (!line.reason().isKept()) {
                continue;
            }
            blank = line.text().isBlank() ? blank + 1 : 0;
            if (blank < 2 && !(text.isEmpty() && line.text().isBlank())) {
                text.append(text.isEmpty() ? "" : "\n").append(line.text());
            }
        }
        return new NewText(text.toString().stripTrailing(), cut, all);
    }

    /** Whether the patterns left a line that the ticket does not have. */
    private static boolean isSomethingLeft(String[] lines, boolean[] kept, Comparison comparison) {
        for (int i = 0; i < lines.length; i++) {
            if (kept[i] && !comparison.isOld(i) && !lines[i].isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static Reason reason(int line, boolean kept, boolean below, Comparison comparison) {
        if (comparison != null && comparison.isOld(line)) {
            return comparison.isContext(line) ? Reason.ANSWERED : Reason.KNOWN;
        }
        boolean inside = comparison != null && comparison.isInside(line);
        boolean answer = comparison != null && comparison.isBelow(line) && below;
        return kept || inside || answer ? Reason.NEW : Reason.QUOTED;
    }
}
