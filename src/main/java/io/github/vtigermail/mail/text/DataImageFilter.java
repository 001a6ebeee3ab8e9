package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.mime.ReadAheadStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Removes embedded pictures ({@code "data:image/…"}) from HTML: they can be megabytes before the next word. The start
 * of each stays.
 */
final class DataImageFilter extends InputStream {

    private static final String START = "data:image/";

    private final InputStream html;
    private int before = ' '; // the byte before START, while inside it
    private int last = ' ';
    private int matched; // how many characters of START
    private int end = -1; // the quote after a picture, if it is the next byte to read

    DataImageFilter(InputStream html) {
        this.html = new ReadAheadStream(html);
    }

    @Override
    public int read() throws IOException {
        int b = end >= 0 ? end : html.read();
        end = -1;
        if (b == START.charAt(matched)) {
            before = matched == 0 ? last : before;
            matched++;
            if (matched == START.length()) {
                matched = 0;
                if (before == '"' || before == '\'') {
                    skipTo(before);
                }
            }
        } else {
            matched = 0;
        }
        last = b;
        return b;
    }

    /** Skips to the quote, which is read next; without one, skips everything. */
    private void skipTo(int quote) throws IOException {
        do {
            end = html.read();
        } while (end >= 0 && end != quote);
    }

    @Override
    public void close() throws IOException {
        html.close();
    }
}
