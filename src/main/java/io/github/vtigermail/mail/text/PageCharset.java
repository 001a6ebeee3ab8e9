package io.github.vtigermail.mail.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The charset that an HTML page declares in itself, for a mail that declares none or one that says nothing. */
final class PageCharset {

    private static final String NAME = "charset=";
    private static final int MAX = 4096;

    private PageCharset() {}

    /** Its name; null if it declares none. */
    static String of(byte[] page) {
        String start = new String(page, 0, Math.min(page.length, MAX), StandardCharsets.ISO_8859_1);
        int at = start.toLowerCase(Locale.ROOT).indexOf(NAME);
        if (at < 0) {
            return null;
        }
        int from = at + NAME.length();
        from += from < start.length() && "\"'".indexOf(start.charAt(from)) >= 0 ? 1 : 0;
        int to = from;
        while (to < start.length()
                && (Character.isLetterOrDigit(start.charAt(to)) || "-_".indexOf(start.charAt(to)) >= 0)) {
            to++;
        }
        return start.substring(from, to);
    }
}
