package io.github.vtigermail.vtiger.comment;

import java.util.Locale;

/**
 * Text as a comment of Vtiger 8.2 holds it.
 *
 * <p>Seen on 8.2: what is over 65,535 bytes of UTF-8 is cut silently; each character beyond the BMP (every emoji)
 * becomes {@code ????}, also with a utf8mb4 database; plain text is shown as written.
 */
public final class CommentText {
    /** The most that a comment holds, in bytes of UTF-8. */
    public static final int MOST_BYTES = 65_535;

    private final boolean keepEmoji;

    /** @param keepEmoji for a Vtiger that does not lose characters beyond the BMP */
    public CommentText(boolean keepEmoji) {
        this.keepEmoji = keepEmoji;
    }

    /** Whether nothing of the text has to be cut. */
    public boolean fits(String text) {
        return stored(named(text)) <= MOST_BYTES;
    }

    /** The text with emoji named and, where it is too long, cut before its ending, which has to fit. */
    public String fit(String text, String ending) {
        String named = named(text);
        String namedEnding = named(ending);
        long room = MOST_BYTES - stored(namedEnding);
        int end = 0;
        while (end < named.length()) {
            int character = named.codePointAt(end);
            room -= stored(character);
            if (room < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return named.substring(0, end) + namedEnding;
    }

    /** The name of a file without what Vtiger may lose of it: emoji become underscores. */
    public String fileName(String name) {
        return keepEmoji
                ? name
                : name.codePoints()
                        .map(character -> Character.isSupplementaryCodePoint(character) ? '_' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** In bytes, at most: seen on 8.2, text with something like a tag in it is stored with its brackets escaped. */
    private static long stored(String text) {
        return text.codePoints().mapToLong(CommentText::stored).sum();
    }

    private static int stored(int character) {
        return switch (character) {
            case '<', '>' -> 4;
            case '&' -> 5;
            default -> character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        };
    }

    private String named(String text) {
        if (keepEmoji || text.codePoints().noneMatch(Character::isSupplementaryCodePoint)) {
            return text;
        }
        StringBuilder named = new StringBuilder(text.length() + 64);
        text.codePoints().forEach(character -> {
            if (Character.isSupplementaryCodePoint(character)) {
                named.append(':').append(name(character)).append(':');
            } else {
                named.appendCodePoint(character);
            }
        });
        return named.toString();
    }

    private static String name(int character) {
        String name = Character.getName(character);
        return name == null
                ? "U+" + Integer.toHexString(character).toUpperCase(Locale.ROOT)
                : name.toLowerCase(Locale.ROOT);
    }
}
