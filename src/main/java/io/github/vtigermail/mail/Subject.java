package io.github.vtigermail.mail;

import io.github.vtigermail.mail.mime.HeaderText;

/** The subject of a mail as a person reads it. */
public final class Subject {

    /** The most characters of a decoded subject: more than {@link SubjectPatterns#MAX_SUBJECT}, which notices its cut. */
    public static final int MAX = 10_000;

    private Subject() {}

    /**
     * Decodes a raw header value: folded or not, with RFC 2047 words or bare 8-bit bytes (chars 0x80 to 0xFF, as Jakarta
     * Mail gives them; UTF-8 if they decode, else Windows-1252).
     *
     * <p>Words of one charset beside each other are decoded together, since some mailers split them in the middle of a
     * character. An unknown charset is read as UTF-8 or Windows-1252. The result is one line, at most {@value #MAX}
     * characters: control characters and runs of white space are one space, invisible and bidi controls are gone.
     *
     * @param raw the value; null gives the empty subject
     */
    public static String decode(String raw) {
        return HeaderText.decode(raw, MAX);
    }
}
