package io.github.vtigermail.mail.reply;

import java.util.BitSet;
import java.util.Optional;

/**
 * Takes out of a mail's text what its writer did not newly write: the older mails below, the signature, the lines that
 * programs add. What is left are lines of the text, in their order.
 *
 * <p>In doubt a line stays, since what a customer wrote must not be lost: quotes between answers stay as they are, and
 * nothing is cut if the answers stand in the old text, if the new text ends in a colon (it shows what is below), or if
 * nothing would be left. Of a mail that only passes another one on, just the other one's header is cut.
 */
public final class ReplyTrimmer {

    /** What the text was made of. */
    public enum Source {
        PLAIN,
        /** Quotes without an attribution are indented text as likely as old mail. */
        HTML,
        /** HTML of which the quote at the end is gone already. */
        HTML_CUT
    }

    /** A text, and whether something of it was cut. */
    public record Trimmed(String text, boolean cut) {}

    private static final int QUOTE_HEAD = 8; // lines of a quote in which its attribution stands

    private final ReplyLines lines;
    private final Source source;
    private final InlineAnswers answers;
    private final BitSet cut = new BitSet();
    private final int text; // the first line that somebody wrote

    private ReplyTrimmer(String mail, Source source, InlineAnswers answers) {
        this.lines = new ReplyLines(mail, source == Source.HTML_CUT).markOthers();
        this.source = source;
        this.answers = answers;
        this.text = next(-1, lines.count(), LineKind.TEXT, LineKind.CODE, LineKind.NAMED);
    }

    /** The text without that; empty if nothing of it, and of what was cut before, may be cut. */
    public static Optional<Trimmed> trim(String text, Source source, InlineAnswers answers) {
        ReplyTrimmer trimmer = new ReplyTrimmer(text, source, answers);
        return Optional.of(trimmer)
                .filter(ReplyTrimmer::isCutting)
                .map(ReplyTrimmer::rest)
                .filter(rest -> !rest.text().isBlank());
    }

    /** Marks what is cut; false if nothing may be. */
    private boolean isCutting() {
        int end = history();
        if (end < 0) {
            return true; // another mail that is passed on
        }
        cut.set(end, lines.count());
        Signatures.mark(lines, text, end, cut);
        int last = lastText(end);
        if (last < 0) {
            return false;
        }
        boolean named = lines.is(last, LineKind.NAMED);
        last = named ? lastText(last) : last;
        if (last < 0) {
            return false;
        }
        int quote = next(last, end, LineKind.QUOTE, LineKind.ATTRIBUTION, LineKind.NAMED);
        boolean shows = ReplyWords.endsInColon(lines.line(last));
        boolean own = quote < end && lines.is(quote, LineKind.QUOTE) && (shows || !isOld(quote, end));
        int from = own ? next(quote, end, LineKind.ATTRIBUTION, LineKind.NAMED) : last + 1;
        boolean below = end < lines.count() || source == Source.HTML_CUT || (own ? from : quote) < end;
        if (below && !own && (shows || isOnlySalutation(last))) {
            return false;
        }
        cut.set(from, end);
        boolean above = cutQuotesBefore(last);
        return !below && !above || !hasAnswersInside();
    }

    /** "Hi Bob," alone says that the answer stands elsewhere. */
    private boolean isOnlySalutation(int last) {
        return last == text && lines.line(last).stripTrailing().endsWith(",");
    }

    /** Where the older mail starts, below new text; the count of lines if none does, -1 if there is only the other mail. */
    private int history() {
        for (int i = 0; i < lines.count(); i++) {
            if (!lines.is(i, LineKind.HEADER, LineKind.UNMARKED)) {
                continue;
            }
            if (text < i) {
                return i;
            }
            boolean header = lines.is(i, LineKind.HEADER);
            int from = i;
            while (i < lines.count() && lines.is(i, LineKind.HEADER, LineKind.UNMARKED, LineKind.BLANK)) {
                i++;
            }
            cut.set(from, i);
            if (header) {
                return i < lines.count() ? -1 : from;
            }
            i--;
        }
        return lines.count();
    }

    /** The last line before that one that somebody wrote; -1 if there is none. */
    private int lastText(int before) {
        int at = before - 1;
        while (at >= 0 && (cut.get(at) || !lines.is(at, LineKind.TEXT, LineKind.CODE, LineKind.NAMED))) {
            at--;
        }
        return at;
    }

    /** The next line of these kinds, which is not cut; the end if there is none. */
    private int next(int after, int end, LineKind... kinds) {
        int at = after + 1;
        while (at < end && (cut.get(at) || !lines.is(at, kinds))) {
            at++;
        }
        return at;
    }

    /** Whether the quote below the last line is an older mail and not, say, the output of a program. */
    private boolean isOld(int quote, int end) {
        StringBuilder head = new StringBuilder();
        int stop = Math.min(end, quote + QUOTE_HEAD);
        for (int i = quote; i < stop && lines.is(i, LineKind.QUOTE, LineKind.BLANK); i++) {
            String line = lines.line(i).strip();
            head.append(line.isEmpty() ? line : line.substring(1).strip()).append('\n');
        }
        return new ReplyLines(head.toString(), false).hasHistory()
                || source == Source.PLAIN && lines.is(quote - 1, LineKind.BLANK);
    }

    /** Cuts attributions, and the quote if the text is one answer below it. Returns whether a quote was cut. */
    private boolean cutQuotesBefore(int last) {
        int quotes = 0;
        int texts = 0;
        boolean attributed = false;
        LineKind before = LineKind.BLANK;
        for (int i = 0; i <= last; i++) {
            LineKind kind = cut.get(i) ? LineKind.BLANK : lines.kind(i);
            if (kind == LineKind.BLANK) {
                continue;
            }
            quotes += kind == LineKind.QUOTE && before != LineKind.QUOTE ? 1 : 0;
            texts += kind == LineKind.QUOTE || kind == LineKind.ATTRIBUTION ? 0 : quotes == 0 ? 1 : 0;
            attributed |= kind == LineKind.ATTRIBUTION && quotes == 0;
            before = kind;
        }
        boolean above = quotes == 1 && texts == 0 && attributed;
        for (int i = 0; i <= last; i++) {
            if (lines.is(i, LineKind.ATTRIBUTION) || above && lines.is(i, LineKind.QUOTE)) {
                cut.set(i);
            }
        }
        return above;
    }

    private boolean hasAnswersInside() {
        for (int i = 0; i < lines.count() && i < ReplyLines.MAX_LINES; i++) {
            boolean announced = !cut.get(i) && lines.is(i, LineKind.TEXT) && InlineAnswers.areAnnounced(lines.line(i));
            if (announced || cut.get(i) && answers.isMarked(lines.line(i))) {
                return true;
            }
        }
        return false;
    }

    private Trimmed rest() {
        int last = lines.count() - 1;
        while (last >= 0 && (cut.get(last) || lines.is(last, LineKind.BLANK, LineKind.RULE, LineKind.SIGNATURE))) {
            last--;
        }
        int first = 0;
        while (first < last && (cut.get(first) || lines.is(first, LineKind.BLANK))) {
            first++;
        }
        StringBuilder rest = new StringBuilder();
        boolean some = false;
        for (int i = 0; i < lines.count(); i++) {
            if (!cut.get(i) && i >= first && i <= last) {
                rest.append(rest.isEmpty() ? "" : "\n").append(lines.line(i));
            } else {
                some |= !lines.is(i, LineKind.BLANK, LineKind.RULE);
            }
        }
        return new Trimmed(rest.toString(), some);
    }
}
