package io.github.vtigermail.mail.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Recognizes UTF-16 and UTF-32. Java's decoders of them accept nearly any bytes, and these charsets are declared for
 * text that a server converted since. Only they have zero bytes in text: those of ASCII, with which each line ends.
 */
final class WideText {

    /** Every other byte of ASCII in UTF-16 is zero; some zeros in a short text mean nothing. */
    private static final int MIN_ZEROS = 4;

    private WideText() {}

    static boolean isOf(Charset charset) {
        return charset != null
                && (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32"));
    }

    /** The charset of these bytes; null if it is not one of these. */
    static Charset charset(byte[] bytes, Charset declared) {
        boolean marked = bytes.length > 1
                && (at(bytes, 0) == 0xFF && at(bytes, 1) == 0xFE || at(bytes, 0) == 0xFE && at(bytes, 1) == 0xFF);
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        if (even + odd == 0) {
            return isOf(declared) && MixedText.strays(bytes) > 0 ? declared : null;
        }
        boolean certain = marked || Math.min(even, odd) == 0 && even + odd > Math.max(MIN_ZEROS, bytes.length / 4);
        if (!isOf(declared) && !certain) {
            return null;
        }
        boolean little = !marked && odd > even; // as Windows writes it; Java expects the other order
        boolean either = !isOf(declared) || declared.equals(StandardCharsets.UTF_16);
        return either && little ? StandardCharsets.UTF_16LE : either ? StandardCharsets.UTF_16 : declared;
    }

    private static int at(byte[] bytes, int i) {
        return bytes[i] & 0xFF;
    }
}
