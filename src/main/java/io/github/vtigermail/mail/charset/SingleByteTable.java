package io.github.vtigermail.mail.charset;

import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * The 256 characters of a single-byte charset. What it leaves undefined is filled from Windows-1252: the quotes and
 * dashes of all Windows charsets are there, and mailers put them into text that they declare as ISO-8859.
 */
final class SingleByteTable {

    private static final String WINDOWS = characters(CharsetNames.WINDOWS);

    private final char[] table = new char[256];
    private final BitSet all = new BitSet();

    SingleByteTable(Charset charset) {
        String defined = characters(charset);
        for (int i = 0; i < table.length; i++) {
            char c = defined.charAt(i);
            all.set(c);
            table[i] = c == '\uFFFD' || c >= 0x80 && c < 0xA0 ? WINDOWS.charAt(i) : c;
        }
    }

    /** Whether each byte of this charset is a character. */
    static boolean fits(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1.0f;
    }

    private static String characters(Charset charset) {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return new String(bytes, charset);
    }

    char of(byte b) {
        return table[b & 0xFF];
    }

    /** Whether the charset itself has this character. */
    boolean has(int c) {
        return all.get(c);
    }

    /** Whether it is for languages that have no word with the characters that begin UTF-8's accented letters. */
    boolean isWestern() {
        return table[0xC2] == 'Â' && table[0xC3] == 'Ã';
    }

    /** Whether its languages are written in ASCII's letters and some more. */
    boolean isLatin() {
        return table[0xC9] == 'É';
    }
}
