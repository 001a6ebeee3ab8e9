package io.github.vtigermail.mail.reply;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds the attribution lines among a mail's lines, including those that were wrapped. */
final class Attributions {

    private static final int MAX_SPAN = 6; // lines that one may span
    private static final int MAX_SHORT = 6; // characters of an abbreviation at a line's end

    /** How many are examined, to bound the time: what is below so many is quoted anyway. */
    private static final int MAX_TRIED = 200;

    private static final List<String> VERBS = Stream.of("wrote", "said")
            .flatMap(kind -> ReplyWords.of(kind).stream())
            .distinct()
            .toList();

    private final String[] lines;
    private final LineKind[] kinds;
    private final Correspondents people;
    private final boolean quoteFollows;

    Attributions(String[] lines, LineKind[] kinds, Correspondents people, boolean quoteFollows) {
        this.people = people;
        this.lines = lines;
        this.kinds = kinds;
        this.quoteFollows = quoteFollows;
    }

    void mark() {
        int tried = 0;
        int count = Math.min(lines.length, ReplyLines.MAX_LINES);
        for (int end = 0; end < count && tried < MAX_TRIED; end++) {
            if (isEnd(lines[end]) && isHinted(end)) {
                tried++;
                markEndingAt(end);
            }
        }
        for (int at = 0; at < count && tried < 2 * MAX_TRIED; at++) {
            String line = lines[at];
            if (kinds[at] == LineKind.TEXT && (line.startsWith("20") || line.startsWith("19"))) {
                tried++;
                if (AttributionLine.kind(line) == AttributionLine.Kind.LIKELY) { // Gmail's has no colon
                    boolean sure = isAlone(at)
                            && AttributionLine.isNamed(line)
                            && !people.isForeign(line)
                            && !people.namesWriter(line);
                    set(at, at, sure ? AttributionLine.Kind.SURE : AttributionLine.Kind.LIKELY);
                }
            }
        }
    }

    private boolean isAlone(int at) {
        return (at == 0 || kinds[at - 1] == LineKind.BLANK)
                && (at + 1 == lines.length || kinds[at + 1] == LineKind.BLANK);
    }

    private static boolean isEnd(String line) {
        int last = line.length() - 1;
        while (last >= 0 && isMark(line.charAt(last))) {
            last--;
        }
        return last >= 0
                && (line.charAt(last) == ':' || line.charAt(last) == '\uFF1A' || line.startsWith("--", last - 1));
    }

    /** What may follow the colon: the end of bold text, white space, a mark of the writing direction. */
    private static boolean isMark(char c) {
        return c == '*' || Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT;
    }

    /** A quick check whether the lines that end here contain an address or a verb. */
    private boolean isHinted(int end) {
        for (int i = end; i >= 0 && i > end - MAX_SPAN; i--) {
            if (lines[i].length() <= AttributionLine.MAX && lines[i].indexOf('@') >= 0) {
                return true;
            }
        }
        String two = (end > 0 ? lines[end - 1] + " " : "") + lines[end];
        String plain = two.length() > 2 * AttributionLine.MAX ? "" : ReplyWords.plain(two);
        return VERBS.stream().anyMatch(plain::contains);
    }

    private void markEndingAt(int end) {
        AttributionLine.Kind best = AttributionLine.Kind.NONE;
        int start = end;
        String joined = "";
        String found = "";
        for (int i = end; i >= 0 && i > end - MAX_SPAN && joined.length() <= AttributionLine.MAX; i--) {
            if (!canContinue(i, end)) {
                break;
            }
            joined = lines[i].strip() + " " + joined;
            if (kinds[i] != LineKind.TEXT) {
                continue;
            }
            AttributionLine.Kind kind = AttributionLine.kind(joined);
            if (best != AttributionLine.Kind.NONE && kind.compareTo(best) <= 0 && !belongsBefore(lines[i], found)) {
                continue;
            }
            if (kind != AttributionLine.Kind.NONE) {
                best = kind;
                start = i;
                found = joined;
            }
        }
        if (best != AttributionLine.Kind.NONE) {
            set(start, end, believed(best, found));
        }
    }

    /** A mail of somebody else was forwarded; a line with the writer's own address and no verb may be of a log. */
    private AttributionLine.Kind believed(AttributionLine.Kind kind, String line) {
        if (people.isForeign(line)) {
            return AttributionLine.Kind.NONE;
        }
        return kind == AttributionLine.Kind.FAIR && people.namesWriter(line) ? AttributionLine.Kind.LIKELY : kind;
    }

    /** Whether the line can belong to an attribution that ends there: it is text, or looks like a wrapped address. */
    private boolean canContinue(int at, int end) {
        boolean open = at + 1 < lines.length && lines[at + 1].stripLeading().startsWith("<");
        return switch (kinds[at]) {
            case TEXT -> true;
            case BLANK -> open && at < end;
            case QUOTE -> at == end && lines[at].length() < 40;
            default -> false;
        };
    }

    /** Whether the line has what the found text lacks: the date, or the name. */
    private static boolean belongsBefore(String line, String found) {
        return isUnfinished(line)
                && (!AttributionLine.hasYear(found) && AttributionLine.isDated(line)
                        || !AttributionLine.hasAddress(found) && AttributionLine.isNameAndAddress(line));
    }

    /** Whether no sentence ends with this line; "p.m." does not end one. */
    private static boolean isUnfinished(String line) {
        String bare = line.strip();
        int word = bare.lastIndexOf(' ') + 1;
        char end = bare.charAt(bare.length() - 1);
        return "!?:".indexOf(end) < 0 && (end != '.' || bare.length() - word <= MAX_SHORT);
    }

    private boolean isQuotation(int at) {
        String line = at < lines.length ? lines[at].strip() : "";
        return !line.isEmpty() && "\"'\u201C\u201D\u201E\u2018\u201A\u00AB\u00BB\u300C".indexOf(line.charAt(0)) >= 0;
    }

    private void set(int start, int end, AttributionLine.Kind kind) {
        int next = end + 1;
        while (next < lines.length && kinds[next] == LineKind.BLANK) {
            next++;
        }
        boolean quoted = next < lines.length ? kinds[next] == LineKind.QUOTE : quoteFollows;
        boolean alone = next > end + 1 && !isQuotation(next); // a person continues at once, or with quotation marks
        boolean unmarked = kind == AttributionLine.Kind.SURE || kind == AttributionLine.Kind.FAIR && alone;
        LineKind line = kind == AttributionLine.Kind.NONE
                ? LineKind.TEXT
                : !quoted
                        ? unmarked ? LineKind.UNMARKED : LineKind.TEXT
                        : kind == AttributionLine.Kind.NAME ? LineKind.NAMED : LineKind.ATTRIBUTION;
        if (line != LineKind.TEXT) {
            Arrays.fill(kinds, start, end + 1, line);
        }
    }
}
