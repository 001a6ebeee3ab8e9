package io.github.vtigermail.mail.text;

import java.util.Locale;
import java.util.Set;

/**
 * Makes a stranger's HTML safe for jsoup. Its parser takes quadratic time for some inputs (nested tables that are never
 * closed, tag names without an end; seen with 1.22.2), so those are defused here, in one pass.
 *
 * @param html the page, not longer than requested
 * @param isCut whether some of the page was left out
 */
record HtmlGuard(String html, boolean isCut) {

    /** A long newsletter has 10,000. */
    private static final int MAX_TAGS = 100_000;

    private static final int MAX_TABLES = 40;
    private static final int MAX_NAME = 64;

    /** Elements for which the parser opens a scope, kept in a list without a limit. */
    private static final Set<String> SCOPES = Set.of("table", "caption", "object", "applet", "marquee", "template");

    static HtmlGuard of(String html, int max) {
        boolean cut = html.length() > max;
        int end = cut ? max : html.length();
        StringBuilder out = new StringBuilder();
        int open = 0;
        int excess = 0;
        int tags = 0;
        int done = 0;
        for (int at = html.indexOf('<'); at >= 0 && at < end; at = html.indexOf('<', at + 1)) {
            if (++tags > MAX_TAGS) {
                cut = true;
                end = at;
                break;
            }
            boolean close = at + 1 < end && html.charAt(at + 1) == '/';
            int name = at + (close ? 2 : 1);
            int nameEnd = nameEnd(html, name, end);
            if (nameEnd < 0) {
                out.append(html, done, at).append("&lt;");
                done = at + 1;
            } else if (SCOPES.contains(html.substring(name, nameEnd).toLowerCase(Locale.ROOT))) {
                boolean tooMany = close ? excess > 0 : open >= MAX_TABLES;
                if (tooMany) {
                    out.append(html, done, name).append('x'); // an unknown element, without meaning
                    done = nameEnd;
                    excess += close ? -1 : 1;
                } else {
                    open = close ? Math.max(0, open - 1) : open + 1;
                }
            }
        }
        return new HtmlGuard(
                done == 0 ? html.substring(0, end) : out.append(html, done, end).toString(), cut);
    }

    /** Where the tag's name ends; {@code from} if there is no name; -1 if it does not end as names do. */
    private static int nameEnd(String html, int from, int to) {
        if (from >= to || !Character.isLetter(html.charAt(from))) {
            return from;
        }
        for (int i = from; i < Math.min(to, from + MAX_NAME); i++) {
            char c = html.charAt(i);
            if (c <= ' ' || c == '/' || c == '>') {
                return i;
            }
        }
        return -1;
    }
}
