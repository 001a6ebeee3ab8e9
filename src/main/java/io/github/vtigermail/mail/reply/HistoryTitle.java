package io.github.vtigermail.mail.reply;

import java.util.List;
import java.util.Set;

/**
 * A line that may announce a quoted mail: "-----Original Message-----", above its header, or a help desk's "-- reply above this
 * line --".
 */
final class HistoryTitle {

    private static final int MAX = 160;
    private static final int MIN_DASHES = 5;
    private static final int MIN_MARKS = 2;
    private static final String RULES = "-_*\u2014\u2013 \u00A0";
    private static final String DASHES = RULES + "=#";

    private static final Set<String> BEGIN = Set.copyOf(ReplyWords.of("begin"));
    private static final List<String> ORIGINAL = ReplyWords.of("original");
    private static final List<String> FORWARDED = ReplyWords.of("forwarded");
    private static final List<String> ABOVE = ReplyWords.of("above");

    private HistoryTitle() {}

    /** Whether everything below it is quoted: a help desk asks for answers above it. */
    static boolean isAbove(String line) {
        return line.length() <= MAX
                && dashes(line, DASHES) >= MIN_MARKS
                && DASHES.indexOf(
                                line.stripTrailing().charAt(line.stripTrailing().length() - 1))
                        >= 0
                && ABOVE.stream().anyMatch(bare(line)::contains);
    }

    /** Whether it is the title of an answered mail with many dashes around it, which needs no header below. */
    static boolean isRuled(String line) {
        return line.length() <= MAX && dashes(line, RULES) >= MIN_DASHES && ORIGINAL.contains(bare(line));
    }

    /** Whether it has a title's words, with or without dashes; that is enough if a header follows. */
    static boolean hasWords(String line) {
        return line.length() <= MAX && (ORIGINAL.contains(bare(line)) || isForward(line));
    }

    /** Whether it has the words above a forwarded mail. */
    static boolean isForward(String line) {
        if (line.length() > MAX) {
            return false;
        }
        String bare = bare(line);
        return isBegin(bare)
                || FORWARDED.stream().anyMatch(title -> bare.startsWith(title) && isWholeWord(bare, title.length()));
    }

    private static boolean isWholeWord(String bare, int end) {
        return end == bare.length() || bare.charAt(end) == ' ';
    }

    private static boolean isBegin(String bare) {
        String end = ReplyWords.endsInColon(bare) ? bare.substring(0, bare.length() - 1) : "";
        return BEGIN.contains(end.strip());
    }

    private static int dashes(String line, String dashes) {
        int count = 0;
        for (int i = 0; i < line.length() && dashes.indexOf(line.charAt(i)) >= 0; i++) {
            count += line.charAt(i) == ' ' || line.charAt(i) == '\u00A0' ? 0 : 1;
        }
        return count;
    }

    private static String bare(String line) {
        return ReplyWords.plain(ReplyWords.withoutEdges(line, DASHES));
    }
}
