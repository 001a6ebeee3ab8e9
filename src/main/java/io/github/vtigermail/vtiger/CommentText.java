package io.github.vtigermail.vtiger;

import java.util.Locale;

/**
 * Text as a comment of Vtiger 8.2 holds it.
 *
 * <p>Seen on 8.2: what is over 65,535 bytes of UTF-8 is cut silently; each character beyond the BMP (every emoji)
 * becomes {@code ????}, whatever the database; plain text is shown as written.
 */
public final class CommentText {
    /** The most that a comment holds, in bytes of UTF-8. */
    public static final int MOST_BYTES = 65_535;

    static final String TOO_LONG =
            "\n\n[The mail is longer than a comment can be. The rest of it is in the mailbox, in the mail itself.]";

    private final boolean keepEmoji;

    /** @param keepEmoji for a Vtiger that does not lose characters beyond the BMP */
    public CommentText(boolean keepEmoji) {
        this.keepEmoji = keepEmoji;
    }

    /** The text with emoji named and, if it is too long, cut with a line that says so. */
    public String fit(String text) {
        String named = keepEmoji ? text : emojiNamed(text);
        if (stored(named) <= MOST_BYTES) {
            return named;
        }
        long room = MOST_BYTES - stored(TOO_LONG);
        int end = 0;
        while (end < named.length()) {
            int character = named.codePointAt(end);
            room -= stored(character);
            if (room < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return named.substring(0, end) + TOO_LONG;
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

    private static String emojiNamed(String text) {
        if (text.codePoints().noneMatch(Character::isSupplementaryCodePoint)) {
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
