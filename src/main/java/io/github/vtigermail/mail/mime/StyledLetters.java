package io.github.vtigermail.mail.mime;

import java.text.Normalizer;

/**
 * Letters that look bold, slanted or framed only because they are other characters, as social media use them. Vtiger
 * loses characters above U+FFFF, so these become the letters that a reader sees. Nothing else is normalized.
 */
final class StyledLetters {

    private StyledLetters() {}

    /** The text with plain letters. */
    static String plain(String text) {
        int first = 0;
        while (first < text.length() && !isStyled(text, first)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        boolean before = false; // whether a styled letter is directly before
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean styled = isStyled(text, i);
            boolean gap = !styled && isGap(c) && (before || next < text.length() && isStyled(text, next));
            if (styled || gap) {
                plain.append(Normalizer.normalize(text.substring(i, next), Normalizer.Form.NFKC));
            } else {
                plain.appendCodePoint(c);
            }
            before = styled;
            i = next;
        }
        return plain.toString();
    }

    /** Mathematical alphanumeric symbols, enclosed alphanumerics, and segmented digits. */
    private static boolean isStyled(String text, int at) {
        if (!Character.isHighSurrogate(text.charAt(at))) {
            return false;
        }
        int c = text.codePointAt(at);
        return c >= 0x1D400 && c <= 0x1D7FF
                || c >= 0x1F100 && c <= 0x1F1FF
                || c >= 0x1EE00 && c <= 0x1EEFF
                || c >= 0x1FBF0 && c <= 0x1FBF9;
    }

    /** Unicode had some of the mathematical letters before the others, and leaves gaps there. */
    private static boolean isGap(int c) {
        return c >= 0x2102 && c <= 0x2138 && Character.isLetter(c) && c != 0x2126 && c != 0x212A && c != 0x212B;
    }
}
