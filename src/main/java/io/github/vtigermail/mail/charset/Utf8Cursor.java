package io.github.vtigermail.mail.charset;

/**
 * Walks through bytes that are UTF-8 in part. Java's decoder would do, but it rejects the pairs of CESU-8 (an emoji as
 * two surrogates of three bytes each, which databases and old Java programs write).
 */
final class Utf8Cursor {

    private final byte[] bytes;
    private final int end;
    private int at;

    Utf8Cursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean hasNext() {
        return at < end;
    }

    /** The index of the next byte. */
    int position() {
        return at;
    }

    /** Whether the end cuts off the next character. */
    boolean isCutOff() {
        if (bytes[at] >= 0 || end - at > 3) { // as nearly always
            return false;
        }
        int i = at + 1;
        while (i < end && (bytes[i] & 0xC0) == 0x80) {
            i++;
        }
        return i == end && end - at < length(bytes[at]);
    }

    /** The next character; -1 if the next byte belongs to none, and is skipped alone. */
    int next() {
        if (bytes[at] >= 0) { // ASCII, as most bytes are
            return bytes[at++];
        }
        int c = sequence(at);
        if (c >= 0xD800 && c <= 0xDBFF) {
            int low = sequence(at + 3);
            c = low >= 0xDC00 && low <= 0xDFFF ? Character.toCodePoint((char) c, (char) low) : -1;
            at += c < 0 ? 1 : 6;
        } else if (c < 0 || c >= 0xDC00 && c <= 0xDFFF) {
            c = -1;
            at++;
        } else {
            at += length(bytes[at]);
        }
        return c;
    }

    /** The code point of the bytes that start at this index, or half of a surrogate pair; -1 if they are none. */
    private int sequence(int start) {
        int length = start < end ? length(bytes[start]) : 0;
        if (length == 0 || start + length > end) {
            return -1;
        }
        int c = bytes[start] & 0xFF >> length + 1;
        for (int i = start + 1; i < start + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return -1;
            }
            c = c << 6 | bytes[i] & 0x3F;
        }
        boolean overlong = length == 3 && c < 0x800 || length == 4 && c < 0x10000;
        return overlong || c > Character.MAX_CODE_POINT ? -1 : c;
    }

    /** The number of bytes of the character beyond ASCII that this one starts; 0 if it starts none. */
    private static int length(byte first) {
        int b = first & 0xFF;
        return b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
    }
}
