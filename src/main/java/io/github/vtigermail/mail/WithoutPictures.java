package io.github.vtigermail.mail;

import java.io.BufferedInputStream;
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

    WithoutPictures(InputStream html) {
        this.html = new BufferedInputStream(html);
    }

    @Override
    public int read() throws IOException {
        int b = html.read();
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
        html.mark(1);
        for (int b = html.read(); b >= 0 && b != quote; b = html.read()) {
            html.mark(1);
        }
        html.reset();
    }

    @Override
    public void close() throws IOException {
        html.close();
    }
}
