package io.github.vtigermail.vtiger.comment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Text as a comment of Vtiger holds it.
 *
 * <p>Seen on 8.2 and 8.3: what is over 65,535 bytes of UTF-8 is cut silently; each character beyond the BMP (every emoji)
 * becomes {@code ????}, also with a utf8mb4 database; plain text is shown as written. But if one line of it has "script" and
 * after that "/script", which a path can have, every angle bracket and double quote of the whole text is stored as an entity,
 * and what is stored counts.
 */
public final class CommentText {
    /** The most that a comment holds, in bytes of UTF-8. */
    public static final int MOST_BYTES = 65_535;

    /** An entity that a mail is about ({@code &amp;lt;}) may be decoded in the answer, or not. */
    private static final int MOST_DECODED = 4;

    private static final Pattern CUT_ENTITY = Pattern.compile("&[A-Za-z#0-9]{0,8}$");

    private final boolean keepEmoji;

    /** @param keepEmoji for a Vtiger that does not lose characters beyond the BMP */
    public CommentText(boolean keepEmoji) {
        this.keepEmoji = keepEmoji;
    }

    /** Whether nothing of the text has to be cut. */
    public boolean fits(String text) {
        String named = named(text);
        return stored(named, isEscaped(named)) <= MOST_BYTES;
    }

    /** The text with emoji named and, where it is too long, cut before its ending, which has to fit. */
    public String fit(String text, String ending) {
        String named = named(text);
        String namedEnding = named(ending);
        boolean escaped = isEscaped(named + namedEnding);
        long room = MOST_BYTES - stored(namedEnding, escaped);
        int end = 0;
        while (end < named.length()) {
            int character = named.codePointAt(end);
            room -= stored(character, escaped);
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

    /**
     * Whether Vtiger kept all of a text, by its answer; an answer without the text says nothing. Entities, which the answer may
     * have or not, and white space make no difference.
     */
    public static boolean isWhole(String sent, JsonNode made) {
        JsonNode answered = made.path(Comment.TEXT);
        return !answered.isTextual() || visible(sent).equals(visible(answered.asText()));
    }

    /**
     * Whether a comment that was found has only the beginning of what was sent, so that Vtiger cut it. Any other text may be that
     * of an earlier attempt, or a person's.
     *
     * @param sent the texts that it may have been sent with
     */
    public static boolean isCut(String found, String... sent) {
        String kept = visible(CUT_ENTITY.matcher(found).replaceFirst(""));
        String all = visible(found);
        List<String> texts = Arrays.stream(sent).map(CommentText::visible).toList();
        return !kept.isEmpty() && !texts.contains(all) && texts.stream().anyMatch(text -> text.startsWith(kept));
    }

    private static String visible(String text) {
        String plain = text;
        for (int i = 0; i < MOST_DECODED && plain.indexOf('&') >= 0; i++) {
            plain = Parser.unescapeEntities(plain, false);
        }
        return plain.codePoints()
                .filter(character -> !Character.isWhitespace(character) && !Character.isSpaceChar(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As PHP's {@code preg_match('/(script).*(\/script)/i', …)} says, but in linear time. */
    private static boolean isEscaped(String text) {
        return Arrays.stream(text.split("\n")).anyMatch(line -> {
            String lower = line.toLowerCase(Locale.ROOT);
            int start = lower.indexOf("script");
            return start >= 0 && lower.lastIndexOf("/script") >= start + "script".length();
        });
    }

    private static long stored(String text, boolean escaped) {
        return text.codePoints()
                .mapToLong(character -> stored(character, escaped))
                .sum();
    }

    /** In bytes. */
    private static int stored(int character, boolean escaped) {
        if (escaped && (character == '<' || character == '>')) {
            return "&lt;".length();
        }
        if (escaped && character == '"') {
            return "&quot;".length();
        }
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
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
