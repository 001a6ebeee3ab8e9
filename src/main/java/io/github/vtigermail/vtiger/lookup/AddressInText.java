package io.github.vtigermail.vtiger.lookup;

import java.util.Locale;

/** Finds an address in the text of a comment: as a whole, not as the end or the beginning of another one. */
public final class AddressInText {
    /** What an address may have before its {@code @}, beside letters and digits. */
    private static final String MARKS = ".!#$%&'*+-/=?^_`{|}~@";

    private final String address;

    public AddressInText(String address) {
        this.address = address.toLowerCase(Locale.ROOT);
    }

    /** Whether the text has it; capitals make no difference. */
    public boolean isIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(address); at >= 0; at = lower.indexOf(address, at + 1)) {
            if (beginsAt(lower, at) && endsAt(lower, at + address.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsAt(String text, int at) {
        return at == 0 || !isWord(text.codePointBefore(at)) && MARKS.indexOf(text.charAt(at - 1)) < 0;
    }

    /** A dot may end a sentence; with more after it, it is part of the domain. */
    private static boolean endsAt(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) == '.') {
            return at + 1 == text.length() || !isWord(text.codePointAt(at + 1)) && text.charAt(at + 1) != '-';
        }
        return !isWord(text.codePointAt(at)) && "-_@".indexOf(text.charAt(at)) < 0;
    }

    private static boolean isWord(int character) {
        return Character.isLetterOrDigit(character);
    }
}
