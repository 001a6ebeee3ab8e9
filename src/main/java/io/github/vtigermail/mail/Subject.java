package io.github.vtigermail.mail;

import io.github.vtigermail.mail.mime.HeaderText;

/** The subject of a mail as a person reads it. */
public final class Subject {

    /**
     * The maximum number of characters of a decoded subject: more than {@link SubjectPatterns#MAX_SUBJECT}, so that the
     * patterns notice a cut.
     */
    public static final int MAX = 10_000;

    private Subject() {}

    /**
     * Decodes a raw header value: folded or not, with RFC 2047 words or bare 8-bit bytes (chars 0x80 to 0xFF, as
     * Jakarta Mail gives them; UTF-8 if they are valid, else Windows-1252).
     *
     * <p>Adjacent words of one charset are decoded together, since some mailers split them in the middle of a
     * character. An unknown charset is read as UTF-8 or Windows-1252. The result is one line of at most {@value #MAX}
     * characters: control characters and runs of white space become one space, invisible characters and bidi controls
     * are removed.
     *
     * @param raw the value; null gives the empty subject
     */
    public static String decode(String raw) {
        return HeaderText.decode(raw, MAX);
    }
}
