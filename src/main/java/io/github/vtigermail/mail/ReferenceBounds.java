package io.github.vtigermail.mail;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Whether text is joined to what is around it, so that it is part of a longer name: {@code TT12} in {@code TT12-77}, {@code
 * AB-TT12}, {@code TT12.pdf} or {@code TT12@example.com}. Punctuation that ends a word joins nothing.
 */
final class ReferenceBounds {
    /** Their words have spaces between them; a letter of another script next to a number is a word of its own. */
    private static final Set<UnicodeScript> SPACED = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN);

    /** They join what is on both sides of them; two of them are the hyphens that word processors write. */
    private static final String JOINTS = "-.@/\\\u2010\u2011";

    private ReferenceBounds() {}

    /** Whether what begins here is the end of a longer name. */
    static boolean isJoinedBefore(String text, int start) {
        if (start == 0) {
            return false;
        }
        int before = text.codePointBefore(start);
        return isWord(before) || JOINTS.indexOf(before) >= 0 && start > 1 && isWord(text.codePointBefore(start - 1));
    }

    /** Whether what ends here is the beginning of a longer name. A year after a slash is not part of it: TT12/2026. */
    static boolean isJoinedAfter(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        int after = text.codePointAt(end);
        if (isWord(after)) {
            return true;
        }
        int next = end + 1 < text.length() ? text.codePointAt(end + 1) : ' ';
        if (after == ',') {
            return isDigit(next); // of a decimal
        }
        return JOINTS.indexOf(after) >= 0 && isWord(next) && !(after == '/' && isYear(text, end + 1));
    }

    private static boolean isYear(String text, int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == at + 4 && (text.startsWith("19", at) || text.startsWith("20", at)) && !isJoinedAfter(text, end);
    }

    private static boolean isWord(int c) {
        return c == '_' || isDigit(c) || Character.isLetter(c) && SPACED.contains(UnicodeScript.of(c));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
