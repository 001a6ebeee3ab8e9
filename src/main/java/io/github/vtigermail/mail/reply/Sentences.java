package io.github.vtigermail.mail.reply;

import java.util.List;

/**
 * Whether lines say something, as a person's sentences do, or only name something, as signatures do: names, titles, addresses.
 * By their form, in any language.
 */
public final class Sentences {
    private static final String ENDS = ".?!\u2026\u3002\uFF1F\uFF01\u061F";
    private static final String GREEK_QUESTION_MARK = ";";
    private static final int MIN_WORDS = 3;
    private static final int MIN_LONG = 9; // words that make a sentence without its end
    private static final int MIN_IDEOGRAPHS = 4;
    private static final int MAX_DIGITS = 4; // more are a phone or a post code

    private Sentences() {}

    /** Whether one of the lines, or all of them together as a wrapped paragraph, is a sentence. */
    public static boolean isIn(List<String> lines) {
        return lines.stream().anyMatch(Sentences::is) || lines.size() > 1 && is(String.join(" ", lines));
    }

    private static boolean is(String line) {
        String bare = line.strip();
        if (bare.isEmpty() || isContact(bare)) {
            return false;
        }
        boolean ended = isEnded(bare);
        if (bare.codePoints().filter(Sentences::isSpaceless).count() >= MIN_IDEOGRAPHS) {
            return ended;
        }
        String[] words = bare.split("[\\s,;]+");
        int small = 0;
        for (String word : words) {
            small += !word.isEmpty() && !Character.isUpperCase(word.charAt(0)) && Character.isLetter(word.charAt(0))
                    ? 1
                    : 0;
        }
        return 2 * small >= words.length && words.length >= (ended ? MIN_WORDS : MIN_LONG);
    }

    /** Whether it has an address, a link or a phone number. */
    static boolean isContact(String line) {
        return line.indexOf('@') >= 0
                || line.contains("://")
                || line.contains("www.")
                || line.chars().filter(Character::isDigit).count() > MAX_DIGITS;
    }

    /** Whether the line has the mark at its end that ends a sentence. */
    public static boolean isEnded(String line) {
        return !line.isEmpty() && ENDS.indexOf(line.charAt(line.length() - 1)) >= 0 || isGreekQuestion(line);
    }

    private static boolean isGreekQuestion(String line) {
        return line.endsWith(GREEK_QUESTION_MARK)
                && Character.UnicodeScript.of(line.codePointAt(0)) == Character.UnicodeScript.GREEK;
    }

    private static boolean isSpaceless(int c) {
        return Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30FF || c >= 0x0E00 && c <= 0x0E7F;
    }
}
