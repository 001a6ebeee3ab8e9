package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.mime.ReadAhead;
import java.io.IOException;
import java.io.InputStream;

/**
 * HTML without the pictures that lie inside of it as {@code "data:image/…"}: megabytes before the next word. The start of
 * each stays.
 */
final class WithoutPictures extends InputStream {

    private static final String START = "data:image/";

    private final InputStream html;
    private int before = ' '; // the byte before START, if we are in it
    private int last = ' ';
    private int matched; // how much of START
    private int end = -1; // the quote behind a picture, if it is to be read next

    WithoutPictures(InputStream html) {
        this.html = new ReadAhead(html);
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

    /** Leaves the quote to be read; without one all is left out. */
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
