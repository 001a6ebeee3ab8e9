package io.github.vtigermail.mail.reply;

import java.util.List;
import java.util.Set;

/** A line that announces a quoted mail: "-----Original Message-----", or a help desk's "reply above this line". */
final class HistoryTitle {

    private static final int MAX = 160;
    private static final int MIN_DASHES = 3;
    private static final String DASHES = "-_=*#\u2014\u2013 \u00A0";

    private static final Set<String> BEGIN = Set.copyOf(ReplyWords.of("begin"));
    private static final List<String> ORIGINAL = ReplyWords.of("original");
    private static final List<String> FORWARDED = ReplyWords.of("forwarded");
    private static final List<String> ABOVE = ReplyWords.of("above");
    private static final List<String> REPLY = ReplyWords.of("reply");

    private HistoryTitle() {}

    static boolean matches(String line) {
        if (line.length() > MAX) {
            return false;
        }
        String bare = bare(line);
        return dashes(line) >= MIN_DASHES && isTitle(bare) || isBegin(bare) || isAbove(bare, dashes(line) >= 2);
    }

    /** Whether it has a title's words, with or without dashes; that is enough if a header follows. */
    static boolean hasWords(String line) {
        return line.length() <= MAX && isTitle(bare(line));
    }

    private static boolean isTitle(String bare) {
        return ORIGINAL.contains(bare)
                || FORWARDED.stream().anyMatch(title -> bare.startsWith(title) && isWholeWord(bare, title.length()));
    }

    private static boolean isWholeWord(String bare, int end) {
        return end == bare.length() || bare.charAt(end) == ' ';
    }

    private static boolean isBegin(String bare) {
        String end = ReplyWords.endsInColon(bare) ? bare.substring(0, bare.length() - 1) : "";
        return BEGIN.contains(end.strip());
    }

    private static boolean isAbove(String bare, boolean dashes) {
        return ABOVE.stream().anyMatch(bare::contains)
                && (dashes || REPLY.stream().anyMatch(bare::contains));
    }

    private static int dashes(String line) {
        int count = 0;
        for (int i = 0; i < line.length() && DASHES.indexOf(line.charAt(i)) >= 0; i++) {
            count += line.charAt(i) == ' ' || line.charAt(i) == '\u00A0' ? 0 : 1;
        }
        return count;
    }

    private static String bare(String line) {
        return ReplyWords.plain(ReplyWords.withoutEdges(line, DASHES));
    }
}
