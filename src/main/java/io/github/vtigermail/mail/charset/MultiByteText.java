package io.github.vtigermail.mail.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Decodes text in a charset with several bytes a character, also if it has wrong bytes. Java's decoders would do, but
 * some of them drop a right byte, or a line end, with the wrong one before it, and then read all others in wrong pairs.
 */
final class MultiByteText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int EURO = 0x80; // of Windows-936, which is declared as gb2312 or gbk

    private final byte[] bytes;
    private final boolean isSevenBit;
    private final boolean isChinese;
    private final boolean isUnix; // EUC-JP
    private final CharsetDecoder decoder;
    private final ByteBuffer in;
    private final CharBuffer out;
    private int wrong;

    private MultiByteText(byte[] bytes, Charset charset) {
        this.bytes = bytes;
        isSevenBit = SevenBitText.isOf(charset);
        isChinese = charset.name().equals("GB18030");
        isUnix = charset.name().equals("x-eucJP-Open");
        decoder = charset.newDecoder(); // stops at what it cannot decode
        in = ByteBuffer.wrap(bytes);
        out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
    }

    /** @param wrong the number of characters that could not be decoded */
    record Decoded(String text, int wrong) {}

    static Decoded decode(byte[] bytes, Charset charset) {
        MultiByteText text = new MultiByteText(bytes, charset);
        CoderResult result = text.decoder.decode(text.in, text.out, true);
        while (result.isError()) {
            text.skip(result.length());
            result = text.decoder.decode(text.in, text.out, true);
        }
        text.decoder.flush(text.out);
        return new Decoded(text.out.flip().toString(), text.wrong);
    }

    private void skip(int length) {
        int at = in.position();
        int b = bytes[at] & 0xFF;
        if (isSevenBit && b <= ' ') { // two bytes are a character here, and no character begins so
            out.put((char) b);
            if (b == '\n') {
                decoder.reset(); // each line begins in ASCII
            }
            in.position(at + 1);
            return;
        }
        boolean euro = b == EURO && isChinese;
        out.put(euro ? '€' : REPLACEMENT);
        wrong += euro ? 0 : 1;
        in.position(at + (euro || length > 1 && (bytes[at + 1] >= 0 || !isLead(b)) ? 1 : length));
    }

    /** Whether a character of several bytes may begin with this one. */
    private boolean isLead(int b) {
        boolean control = isUnix && b <= 0xA0 && b != 0x8E && b != 0x8F;
        return b > 0x80 && b < 0xFF && !control;
    }
}
