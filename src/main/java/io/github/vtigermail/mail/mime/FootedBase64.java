package io.github.vtigermail.mail.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.eclipse.angus.mail.util.BASE64DecoderStream;

/**
 * A stream of Base64 that ends where plain text follows: mailing lists and gateways append their footers to encoded
 * texts without encoding them. A decoder would make wrong characters of them, or skip them.
 */
final class FootedBase64 extends InputStream {

    /** How much of a line is looked at. */
    private static final int MAX_LINE = 200;

    private final InputStream lines;
    private int first; // length of the first line
    private int length; // of the current line
    private int last; // its last character
    private boolean complete; // the last line was padded or shorter than the first one, so it ended the data
    private boolean ended;

    private FootedBase64(InputStream raw) {
        this.lines = new BufferedInputStream(raw);
    }

    /** The decoded bytes, and those of the plain text below. */
    static InputStream decode(InputStream raw) {
        FootedBase64 data = new FootedBase64(raw);
        InputStream decoded = new BASE64DecoderStream(data, true);
        return new SequenceInputStream(new SequenceInputStream(decoded, data.new LineEnd()), data.lines);
    }

    /** The end of the last encoded line, if there is a line below. */
    private final class LineEnd extends InputStream {

        private boolean read;

        @Override
        public int read() {
            int b = ended && !read ? '\n' : -1;
            read = true;
            return b;
        }
    }

    @Override
    public int read() throws IOException {
        ended |= length == 0 && complete && isProse();
        int b = ended ? -1 : lines.read();
        if (b == '\n') {
            first = first == 0 ? length : first;
            complete = length == 0 ? complete : last == '=' || length < first;
            length = 0;
        } else if (b >= 0 && b != '\r') {
            last = b;
            length++;
        }
        return b;
    }

    /** Whether the next line has a character that Base64 does not have. */
    private boolean isProse() throws IOException {
        lines.mark(MAX_LINE);
        boolean prose = false;
        int b = lines.read();
        for (int i = 1; i < MAX_LINE && b >= 0 && b != '\n' && !prose; i++) {
            prose = !(Character.isLetterOrDigit(b) && b < 0x80 || b == '+' || b == '/' || b == '=' || b <= ' ');
            int next = lines.read();
            prose |= b == ' ' && next > ' ' && i > 1;
            b = next;
        }
        lines.reset();
        return prose;
    }

    /** Nothing: what follows the Base64 is read from the same stream, which is closed then. */
    @Override
    public void close() {}
}
