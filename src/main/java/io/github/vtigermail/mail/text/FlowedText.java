package io.github.vtigermail.mail.text;

/** RFC 3676: lines that end in a space go on in the next one; the mailer broke them only for the way. Angus leaves text as it is. */
final class FlowedText {

    private FlowedText() {}

    /**
     * The text with its paragraphs joined; each line keeps its quote marks.
     *
     * @param delSp whether the space at the line's end was added together with the break
     */
    static String join(String text, boolean delSp) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int open = -1; // the quote depth of the paragraph that goes on, -1 if none does
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
                start++; // stuffed
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
