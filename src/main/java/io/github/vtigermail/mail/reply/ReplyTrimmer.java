package io.github.vtigermail.mail.reply;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Removes from a mail's text what its writer did not write this time: the quoted mails below, the signature, the lines
 * that programs add. The rest is lines of the text, in their order.
 *
 * <p>In doubt a line stays, since a customer's words must not be lost: quotes between answers stay as they are, and
 * nothing is cut if the answers are inside the quoted text, if the new text ends in a colon (and so points to what is
 * below), or if nothing would be left. From a mail that only forwards another one, just the header of the other one is
 * cut.
 */
public final class ReplyTrimmer {

    /** What the text was made from. */
    public enum Source {
        PLAIN,
        /** A quote without an attribution is as likely indented text as a quoted mail. */
        HTML,
        /** HTML from which the quote at the end was removed before. */
        HTML_CUT
    }

    /** The rest of a text, and whether something was cut. */
    public record Trimmed(String text, boolean cut) {}

    private static final int QUOTE_HEAD = 8; // lines of a quote in which its attribution can be

    private final ReplyLines lines;
    private final Correspondents people;
    private final Source source;
    private final InlineAnswers answers;
    private final BitSet cut = new BitSet();
    private final int count; // of the lines above a forwarded mail, which stays whole
    private final int text; // the first line that a person wrote

    private ReplyTrimmer(String mail, Source source, Correspondents people) {
        this.people = people;
        this.lines = new ReplyLines(mail, people, source == Source.HTML_CUT).markOthers();
        this.source = source;
        this.answers = InlineAnswers.of(people.writer());
        this.count = forward();
        this.text = next(-1, count, LineKind.TEXT, LineKind.CODE, LineKind.NAMED);
    }

    /** Trims a text; empty if nothing of it may be cut, including what was cut before. */
    public static Optional<Trimmed> trim(String text, Source source, Correspondents people) {
        ReplyTrimmer trimmer = new ReplyTrimmer(text, source, people);
        return trimmer.mark()
                ? Optional.of(trimmer.rest()).filter(rest -> !rest.text().isBlank())
                : Optional.empty();
    }

    /** The line where a forwarded mail starts, unless a quoted one does before; the number of lines if there is none. */
    private int forward() {
        for (int i = 0; i < lines.count(); i++) {
            if (lines.is(i, LineKind.HEADER, LineKind.UNMARKED)) {
                break;
            }
            if (lines.is(i, LineKind.FORWARD)) {
                return i;
            }
        }
        return lines.count();
    }

    /** Marks what to cut; returns false if nothing may be cut. */
    private boolean mark() {
        int end = history();
        if (end < 0) {
            return true; // a forwarded mail
        }
        cut.set(end, count);
        Signatures.mark(lines, people, text, end, cut);
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
        boolean shows = ReplyWords.endsInColon(lines.line(last))
                && (ReplyWords.count(lines.line(last)) > 1 || quote == end || !lines.is(quote, LineKind.ATTRIBUTION));
        boolean own = quote < end && lines.is(quote, LineKind.QUOTE) && (shows || !isQuotedMail(quote, end));
        int from = own ? next(quote, end, LineKind.ATTRIBUTION, LineKind.NAMED) : last + 1;
        boolean below = end < count || source == Source.HTML_CUT || (own ? from : quote) < end;
        if (below && !own && (shows || isOnlySalutation(last, end))) {
            return false;
        }
        cut.set(from, end);
        boolean above = cutQuotesBefore(last);
        return !below && !above || !hasAnswersInside();
    }

    /** "Hi Bob," alone means that the answer is elsewhere. */
    private boolean isOnlySalutation(int last, int history) {
        String line = lines.line(last).strip();
        return last == text && (line.endsWith(",") || lines.isShort(last) && lines.hasTextBelowSignOff(history));
    }

    /**
     * The line where the quoted mail starts, below new text; the number of lines if there is none; -1 if there is only
     * a forwarded mail.
     */
    private int history() {
        for (int i = 0; i < count; i++) {
            if (!lines.is(i, LineKind.HEADER, LineKind.UNMARKED)) {
                continue;
            }
            if (text < i) {
                return i;
            }
            boolean header = lines.is(i, LineKind.HEADER);
            int from = i;
            while (i < count && lines.is(i, LineKind.HEADER, LineKind.UNMARKED, LineKind.BLANK)) {
                i++;
            }
            cut.set(from, i);
            if (header) {
                return i < count ? -1 : from;
            }
            i--;
        }
        return count;
    }

    /** The last line before a given one that a person wrote; -1 if there is none. */
    private int lastText(int before) {
        int at = before - 1;
        while (at >= 0 && (cut.get(at) || !lines.is(at, LineKind.TEXT, LineKind.CODE, LineKind.NAMED))) {
            at--;
        }
        return at;
    }

    /** The next line of these kinds that is not cut; the end if there is none. */
    private int next(int after, int end, LineKind... kinds) {
        int at = after + 1;
        while (at < end && (cut.get(at) || !lines.is(at, kinds))) {
            at++;
        }
        return at;
    }

    /** Whether the quote below the last line is a quoted mail and not, for example, a program's output. */
    private boolean isQuotedMail(int quote, int end) {
        StringBuilder head = new StringBuilder();
        int stop = Math.min(end, quote + QUOTE_HEAD);
        for (int i = quote; i < stop && lines.is(i, LineKind.QUOTE, LineKind.BLANK); i++) {
            String line = lines.line(i).strip();
            head.append(line.isEmpty() ? line : line.substring(1).strip()).append('\n');
        }
        return new ReplyLines(head.toString(), people, false).hasHistory() || !isMark(lines.line(quote));
    }

    /** Whether the line has no initials before its quote mark, as only programs write them. */
    private static boolean isMark(String line) {
        char first = line.stripLeading().charAt(0);
        return first == '>' || first == '\uFF1E';
    }

    /** Cuts attributions, and the quote if the text is a single answer below it. Returns whether a quote was cut. */
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
        for (int i = 0; i < count && i < ReplyLines.MAX_LINES; i++) {
            boolean announced =
                    !cut.get(i) && lines.is(i, LineKind.TEXT) && InlineAnswers.areAnnouncedIn(lines.line(i));
            if (announced || cut.get(i) && answers.isMarked(lines.line(i))) {
                return true;
            }
        }
        return InlineAnswers.alternate(IntStream.range(0, count)
                .filter(i -> cut.get(i) && lines.is(i, LineKind.TEXT))
                .mapToObj(lines::line));
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
