package io.github.vtigermail.mail.reply;

import java.util.BitSet;
import java.util.List;

/**
 * Finds the signatures below a text, each up to the next quote: after a {@code --} or, below a quote, after a rule or
 * from the words of a mail server on.
 */
final class Signatures {

    private static final int MAX_LINES = 15; // after a "--" without its space
    private static final int MAX_FOOTER = 6; // after a rule: what a mailing list adds
    private static final int MAX_PARAGRAPH = 12;
    private static final List<String> FOOTER = ReplyWords.of("footer");

    private Signatures() {}

    /** Marks those between the first line that a person wrote and the end. */
    static void mark(ReplyLines lines, int text, int end, BitSet cut) {
        int before = text; // the last line that is not blank
        for (int i = text + 1; i < end; i++) {
            boolean below = lines.is(before, LineKind.QUOTE);
            boolean server =
                    below && lines.is(i, LineKind.TEXT) && lines.is(i - 1, LineKind.BLANK) && isOfServer(lines, i, end);
            boolean footer = below && lines.is(i, LineKind.RULE);
            if (footer || server || isDelimiter(lines, i)) {
                boolean sure = server || lines.line(i).equals("-- ");
                int stop = stop(lines, i, end, footer ? MAX_FOOTER : sure ? end : MAX_LINES, sure);
                cut.set(i, stop);
                i = Math.max(i, stop - 1);
            }
            before = lines.is(i, LineKind.BLANK) ? before : i;
        }
    }

    /** Without its space, a person may have drawn the line, unless it is where programs write it. */
    private static boolean isDelimiter(ReplyLines lines, int at) {
        return lines.is(at, LineKind.SIGNATURE)
                && (lines.line(at).equals("-- ")
                        || lines.is(at - 1, LineKind.BLANK, LineKind.QUOTE)
                                && at + 1 < lines.count()
                                && !lines.is(at + 1, LineKind.BLANK));
    }

    private static boolean isOfServer(ReplyLines lines, int start, int end) {
        StringBuilder paragraph = new StringBuilder();
        for (int i = start; i < Math.min(end, start + MAX_PARAGRAPH) && lines.is(i, LineKind.TEXT); i++) {
            paragraph.append(lines.line(i)).append(' ');
        }
        String plain = ReplyWords.plain(paragraph.toString());
        return FOOTER.stream().anyMatch(plain::contains);
    }

    /** The end of the signature that starts here; its start if it is too long, or contains another delimiter. */
    private static int stop(ReplyLines lines, int start, int end, int max, boolean sure) {
        int count = 0;
        for (int i = start + 1; i < end; i++) {
            if (lines.is(i, LineKind.QUOTE, LineKind.ATTRIBUTION, LineKind.NAMED)) {
                return i;
            }
            count += lines.is(i, LineKind.BLANK) ? 0 : 1;
            if (count > max || !sure && lines.is(i, LineKind.SIGNATURE)) {
                return start;
            }
        }
        return end;
    }
}
