package io.github.vtigermail.testing.threads;

import java.text.Normalizer;

/**
 * The letters and digits of a text: neither line breaks nor marks of quotes nor kinds of quotation marks count when two
 * texts are compared.
 */
public final class FlatText {
    private FlatText() {}

    /** The text without all that is no letter, digit or accent. */
    public static String of(String text) {
        StringBuilder flat = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || isAccent(c))
                .forEach(flat::appendCodePoint);
        return flat.toString();
    }

    /** How often the one flat text occurs in the other. */
    public static int count(String needle, String flat) {
        int count = 0;
        for (int at = flat.indexOf(needle); at >= 0 && !needle.isEmpty(); at = flat.indexOf(needle, at + 1)) {
            count++;
        }
        return count;
    }

    private static boolean isAccent(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
