package io.github.vtigermail.mail.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes up to the first line that no uuencode writes. Angus reads a line into memory, however long it is, and throws for
 * one of more than 45 bytes, which is what the first character of a line says.
 */
final class UuencodeLines extends InputStream {

    private static final int MAX_LINE = 1_000; // a line of data has 61
    private static final int MAX_BYTES = 45;

    private final InputStream lines;
    private int length;

    UuencodeLines(InputStream lines) {
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
