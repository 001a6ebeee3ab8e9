package io.github.vtigermail.mail.mime;

/** Removes from text what no reader should see: control characters, bidi overrides, lone surrogates. */
public final class CleanText {

    private CleanText() {}

    /**
     * The text on one line of at most {@code max} chars: each run of white space and control characters becomes one
     * space.
     */
    public static String line(String text, int max) {
        if (text.length() <= max && isLine(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(Math.min(text.length(), max));
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = whole(text.codePointAt(i));
            i += Character.charCount(text.codePointAt(i));
            if (isSpace(c) || Character.getType(c) == Character.CONTROL) {
                space = !line.isEmpty();
            } else if (!isInvisible(c)) {
                if (line.length() + (space ? 1 : 0) + Character.charCount(c) > max) {
                    break;
                }
                if (space) {
                    line.append(' ');
                    space = false;
                }
                line.appendCodePoint(c);
            }
        }
        return line.toString();
    }

    /** Whether it is such a line already, as most text is: ASCII words with single spaces. */
    private static boolean isLine(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c) || space && c == ' ') {
                return false;
            }
            space = c == ' ';
        }
        return text.isEmpty() || !space;
    }

    /**
     * The text as lines separated by {@code \n}, without trailing white space (except in the {@code "-- "} that starts
     * a signature), without two blank lines in a row, and without blank lines at the start and the end. Styled letters
     * become plain ones.
     */
    public static String lines(String dirty) {
        String text = StyledLetters.plain(dirty);
        StringBuilder out = new StringBuilder(text.length());
        int start = 0; // of the current line
        boolean blank = false; // a blank line is pending
        int length = text.length();
        for (int i = 0; i <= length; ) {
            int raw = i < length ? text.codePointAt(i) : '\n';
            int c = whole(raw);
            i += Character.charCount(raw);
            if (c == '\r' && i < length && text.charAt(i) == '\n') {
                continue;
            }
            if (!isLineEnd(c)) {
                if (isPlain(c) || c == '\t' || Character.getType(c) != Character.CONTROL && !isOverride(c)) {
                    if (out.length() == start && blank) {
                        out.append('\n');
                        start++;
                        blank = false;
                    }
                    int more = plainEnd(text, i); // the rest of the line, mostly
                    out.appendCodePoint(c == 0xA0 ? ' ' : c).append(text, i, more);
                    i = more;
                }
                continue;
            }
            int end = end(out, start);
            if (end > start) {
                out.setLength(end);
                out.append('\n');
            } else {
                // The line has only white space: remove what was written of it, and a blank line before it.
                out.setLength(start);
                if (start >= 2 && out.charAt(start - 1) == '\n' && out.charAt(start - 2) == '\n') {
                    out.setLength(start - 1);
                }
                blank = !out.isEmpty();
            }
            start = out.length();
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') {
            end--;
        }
        out.setLength(end);
        return out.toString();
    }

    /** Where the text that needs no check ends. */
    private static int plainEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int end(StringBuilder out, int start) {
        int end = out.length();
        if (end - start == 3
                && out.charAt(start) == '-'
                && out.charAt(start + 1) == '-'
                && out.charAt(start + 2) == ' ') {
            return end;
        }
        while (end > start && isSpace(out.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int whole(int c) {
        return c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE ? 0xFFFD : c;
    }

    /** Printable ASCII. */
    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7F;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || Character.isSpaceChar(c);
    }

    /** What changes the reading order of the text around it. */
    private static boolean isOverride(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0xFEFF;
    }

    private static boolean isInvisible(int c) {
        return isOverride(c)
                || c == 0xAD
                || c == 0x061C
                || c == 0x200B
                || c == 0x200E
                || c == 0x200F
                || c >= 0x2060 && c <= 0x2064;
    }
}
