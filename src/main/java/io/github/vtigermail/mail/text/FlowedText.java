package io.github.vtigermail.mail.text;

/**
 * Joins flowed text (RFC 3676), in which a line that ends in a space continues on the next one. Angus leaves such text
 * as it is.
 */
final class FlowedText {

    private FlowedText() {}

    /**
     * The text with its paragraphs joined; each line keeps its quote marks.
     *
     * @param delSp whether the space at the end of a line was added with the break
     */
    static String join(String text, boolean delSp) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int open = -1; // the quote depth of the paragraph that continues; -1 if none does
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            int stop = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
            int start = from;
            while (start < stop && text.charAt(start) == '>') {
                start++;
            }
            int depth = start - from;
            if (start < stop && text.charAt(start) == ' ') {
                start++; // space-stuffed
            }
            boolean signature = text.startsWith("-- ", start) && stop == start + 3;
            boolean goesOn = !signature && stop > start && text.charAt(stop - 1) == ' ';
            if (open != depth || signature) {
                if (open >= 0) {
                    out.append('\n');
                }
                out.append(text, from, from + depth).append(depth > 0 && stop > start ? " " : "");
            }
            out.append(text, start, goesOn && delSp ? stop - 1 : stop);
            if (!goesOn) {
                out.append('\n');
            }
            open = goesOn ? depth : -1;
            from = to + 1;
        }
        return out.toString();
    }
}
