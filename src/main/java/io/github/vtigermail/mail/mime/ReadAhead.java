package io.github.vtigermail.mail.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * A buffer below who takes a stream byte by byte, for one thread. Java's own buffers, and its streams in memory, take a lock
 * for each byte: more than it costs to decode it.
 */
public final class ReadAhead extends InputStream {

    private final InputStream in;
    private final byte[] bytes = new byte[4096];
    private int at;
    private int end;

    public ReadAhead(InputStream in) {
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
