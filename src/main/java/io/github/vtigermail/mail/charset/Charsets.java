package io.github.vtigermail.mail.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Decodes bytes to text by the charset that a mail declares, or by a better one if that is unknown or wrong. Angus
 * throws for an unknown charset and trusts a wrong one. A character that cannot be decoded costs that character only.
 */
public final class Charsets {

    private static final char REPLACEMENT = '\uFFFD';

    /** Characters of three or more bytes that no text in another multi-byte charset has by chance, and nothing else. */
    private static final int BEYOND_CHANCE = 3;

    private Charsets() {}

    /** Whether this is the name of a charset, other than US-ASCII, which is declared for anything. */
    public static boolean isKnown(String declared) {
        return CharsetNames.find(declared) != null;
    }

    /**
     * Decodes in the declared charset, or as UTF-8 if the bytes are that; in Windows-1252 if nothing is declared and
     * they are not.
     */
    public static String decode(byte[] bytes, String declared) {
        Charset charset = CharsetNames.find(declared);
        Charset wide = WideText.charset(bytes, charset);
        if (wide != null) {
            return new String(bytes, wide);
        }
        String utf8 = new String(bytes, StandardCharsets.UTF_8); // Java's fastest way; it replaces what is wrong
        boolean valid = utf8.indexOf(REPLACEMENT) < 0;
        if (valid && utf8.length() == bytes.length) {
            return SevenBitText.decode(bytes, utf8, charset, declared);
        }
        if (SevenBitText.isOf(charset)) {
            if (SevenBitText.isShifted(bytes)) {
                return MultiByteText.decode(bytes, charset).text();
            }
            charset =
                    CharsetNames.find(charset.name().endsWith("jp") ? "shift_jis" : null); // often taken for each other
        }
        if (charset == null || StandardCharsets.UTF_8.equals(charset) || WideText.isOf(charset)) {
            return valid ? utf8 : mixed(bytes, CharsetNames.WINDOWS, true);
        }
        if (SingleByteTable.fits(charset)) {
            return mixed(bytes, charset, false);
        }
        MultiByteText.Decoded text = MultiByteText.decode(bytes, charset);
        return isRight(text, bytes, utf8) ? text.text() : decode(bytes, null);
    }

    private static String mixed(byte[] bytes, Charset charset, boolean declaredUtf8) {
        return MixedText.decode(bytes, new SingleByteTable(charset), declaredUtf8);
    }

    /** Whether this text in a multi-byte charset is better than the bytes as UTF-8. */
    private static boolean isRight(MultiByteText.Decoded text, byte[] bytes, String utf8) {
        if (text.wrong() > 0) {
            return text.wrong() <= MixedText.strays(bytes);
        }
        boolean valid = utf8.indexOf(REPLACEMENT) < 0;
        return !valid
                || utf8.chars().anyMatch(c -> c >= 0x80 && c < 0x800)
                || utf8.codePoints().filter(c -> c >= 0x800).count() < BEYOND_CHANCE;
    }
}
