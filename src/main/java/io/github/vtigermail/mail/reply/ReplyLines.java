package io.github.vtigermail.mail.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A mail's lines with the kind of each. The time is proportional to the length of the text, whatever it contains. */
final class ReplyLines {

    /** Longer lines are text: no mail program adds such a long line. */
    private static final int MAX_LINE = 2_000;

    /** Among further lines, only blank ones and quotes are recognized. This bounds the time. */
    static final int MAX_LINES = 20_000;

    private static final int MAX_INITIALS = 3;
    private static final int LONG_RULE = 10;
    private static final int MAX_GREETING = 3;
    private static final int WRAPPED = 60; // characters of a line that a program may have wrapped
    private static final String RULES = "-_*#~=+\u2014\u2013\u2015\u2500\u1427";

    private final String[] lines;
    private final LineKind[] kinds;
    private final HeaderBlock headers;
    private final Correspondents people;
    private final List<int[]> strangers = new ArrayList<>(); // the headers of mails between other people

    /**
     * Classifies the lines that are or announce a quoted mail; for the others see {@link #markOthers}.
     *
     * @param people whose mails may be answered
     * @param quoteFollows whether a quote below the text was removed before, so that an attribution may be at its end
     */
    ReplyLines(String text, Correspondents people, boolean quoteFollows) {
        this.people = people;
        lines = text.split("\n", -1);
        kinds = new LineKind[lines.length];
        headers = new HeaderBlock(lines, people);
        classify();
        new Attributions(lines, kinds, people, quoteFollows).mark();
        unmarkOthers();
    }

    /** A header between strangers that is not the last one is what the writer shows: a log, a form. */
    private void unmarkOthers() {
        int last = lines.length - 1;
        while (last >= 0 && !is(last, LineKind.HEADER, LineKind.UNMARKED, LineKind.ATTRIBUTION)) {
            last--;
        }
        for (int[] block : strangers) {
            if (last >= block[1]) {
                Arrays.fill(kinds, block[0], block[1], LineKind.TEXT);
            }
        }
    }

    /** A line that continues a quoted one, which a program wrapped and did not mark. */
    private void markWrapped() {
        for (int i = 1; i + 1 < lines.length && i < MAX_LINES; i++) {
            String before = lines[i - 1].stripTrailing();
            if (kinds[i] == LineKind.TEXT
                    && kinds[i - 1] == LineKind.QUOTE
                    && kinds[i + 1] == LineKind.QUOTE
                    && before.length() >= WRAPPED
                    && Character.isLetter(before.charAt(before.length() - 1))
                    && Character.isLowerCase(lines[i].charAt(0))) {
                kinds[i] = LineKind.QUOTE;
            }
        }
    }

    /** Also classifies what else the writer did not write. This finds no quoted mail and takes as long again. */
    ReplyLines markOthers() {
        markWrapped();
        markInitials();
        markClientLines();
        return this;
    }

    /** Whether the line is a few words and no sentence, as a greeting is. */
    boolean isShort(int at) {
        String bare = lines[at].strip();
        return ReplyWords.count(bare) <= MAX_GREETING && ".?!\u2026\u3002".indexOf(bare.charAt(bare.length() - 1)) < 0;
    }

    /**
     * Whether the quoted mail that starts here ends with its sender's name, and there is a paragraph below it: an answer, as the
     * mail program marks neither.
     */
    boolean hasTextBelowSignOff(int start) {
        int at = start;
        while (at < lines.length && !headers.isField(at)) {
            at++;
        }
        String name = at < lines.length ? headers.senderName(at) : "";
        for (int i = at; !name.isEmpty() && i < lines.length && i < MAX_LINES; i++) {
            if (kinds[i] == LineKind.TEXT && ReplyWords.plain(lines[i]).endsWith(name)) {
                return i + 2 < lines.length
                        && kinds[i + 1] == LineKind.BLANK
                        && IntStream.range(i + 2, lines.length).allMatch(j -> is(j, LineKind.TEXT, LineKind.BLANK))
                        && IntStream.range(i + 2, lines.length).anyMatch(j -> is(j, LineKind.TEXT));
            }
        }
        return false;
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
        if (HistoryTitle.isAbove(line) || HistoryTitle.isRuled(line)) {
            return LineKind.HEADER;
        }
        return headers.isField(at) ? header(at) : LineKind.TEXT;
    }

    private LineKind header(int at) {
        int before = at - 1;
        while (before >= 0 && kinds[before] == LineKind.BLANK) {
            before--;
        }
        boolean titled = before >= 0
                && (kinds[before] == LineKind.TEXT || kinds[before] == LineKind.HEADER)
                && HistoryTitle.hasWords(lines[before]);
        boolean sure = titled || before >= 0 && (isLongRule(before) || kinds[before] == LineKind.HEADER);
        int length = headers.length(at, sure, before < at - 1 || before < 0);
        if (length == 0) {
            return LineKind.TEXT;
        }
        if (people.isForeign(headers.sender(at, length))) {
            strangers.add(new int[] {titled ? before : at, at + length});
        }
        LineKind kind = isForward(titled ? before : at, at, length) ? LineKind.FORWARD : LineKind.HEADER;
        Arrays.fill(kinds, titled ? before : at, at + length, kind);
        return kind;
    }

    /** Whether it is a mail of somebody else, by its title, or since it was sent to the writer. */
    private boolean isForward(int title, int header, int length) {
        String sender = headers.sender(header, length);
        boolean titled = title < header && HistoryTitle.isForward(lines[title]);
        return titled && people.areKnown() && (sender.indexOf('@') < 0 || people.isForeign(sender))
                || people.isForeign(sender) && (titled || people.namesWriter(block(header, length)));
    }

    private String block(int start, int length) {
        return String.join(" ", List.of(lines).subList(start, start + length));
    }

    /** As Outlook writes it above a header; a short one can be anybody's. */
    private boolean isLongRule(int at) {
        return kinds[at] == LineKind.RULE && lines[at].strip().length() >= LONG_RULE;
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
