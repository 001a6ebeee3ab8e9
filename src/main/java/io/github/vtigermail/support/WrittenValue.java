package io.github.vtigermail.support;

import java.util.Optional;

/**
 * A value as a person wrote or pasted it. White space at its ends is not part of it, whatever kind it is: a no-break space or
 * a byte order mark cannot be seen. Control characters within it are a mistake.
 */
public final class WrittenValue {
    private WrittenValue() {}

    /** Without white space and other invisible characters at its ends. */
    public static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isInvisible(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isInvisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** What a value must not have within it, to be read after "it contains": the first control character; empty if none. */
    public static Optional<String> findControl(String text) {
        return text.chars()
                .filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isLineEnd(c))
                .mapToObj(WrittenValue::name)
                .findFirst();
    }

    /** The same for a name, which must not have any white space either. */
    public static Optional<String> findBlank(String text) {
        return text.chars()
                .filter(c -> isInvisible((char) c))
                .mapToObj(WrittenValue::name)
                .findFirst();
    }

    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isLineEnd(int c) {
        return Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static String name(int c) {
        return switch (c) {
            case '\t' -> "a tab";
            case '\n', '\r', '\u2028', '\u2029' -> "a line end";
            case ' ' -> "a blank";
            case '\u00a0' -> "a no-break space";
            case '\ufeff' -> "a byte order mark";
            default -> "the invisible character U+%04X".formatted(c);
        };
    }
}
