package io.github.vtigermail.mail.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that ends at the first line that is not uuencoded. Angus reads each line into memory, however long it is,
 * and throws if the first character of a line declares more than 45 bytes.
 */
final class UuencodeStream extends InputStream {

    private static final int MAX_LINE = 1_000; // a line of data has 61
    private static final int MAX_BYTES = 45;

    private final InputStream lines;
    private int length;

    UuencodeStream(InputStream lines) {
        this.lines = new BufferedInputStream(lines);
    }

    @Override
    public int read() throws IOException {
        if (length > MAX_LINE) {
            return -1;
        }
        int b = lines.read();
        if (b == '\n' || b == '\r') {
            length = 0;
        } else if (length == 0 && (b - ' ' & 0x3F) > MAX_BYTES) {
            length = MAX_LINE + 1;
            return -1;
        } else {
            length++;
        }
        return b;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
