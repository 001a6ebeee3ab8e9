package io.github.vtigermail.mail.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * A buffered stream for one thread, to be read byte by byte. Java's own buffers and in-memory streams take a lock for
 * each byte, which costs more than decoding it.
 */
public final class ReadAheadStream extends InputStream {

    private final InputStream in;
    private final byte[] bytes = new byte[4096];
    private int at;
    private int end;

    public ReadAheadStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return at < end || fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(bytes, at, into, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(bytes, 0, bytes.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
