package io.github.vtigermail.mail.text;

/**
 * Text as HTML flows: white space collapses to one space, pending line ends merge, quoted lines get quote marks, and
 * struck words are between {@code ~~}.
 */
final class TextFlow {

    /** Deeper quotes and lists keep the marks of this depth, so that the marks do not outgrow the text. */
    private static final int MAX_DEPTH = 10;

    private static final int MAX_CELLS = 100;

    private static final String STRIKE = "~~";

    private final StringBuilder out = new StringBuilder();
    private final int max;
    private int breaks; // line ends pending before the next text
    private boolean space; // a space pending before it
    private boolean started; // the line has text, not only marks
    private boolean marked; // the line has a list mark and no text yet
    private boolean cell; // the next text starts a cell
    private int emptyCells; // before it, on its line
    private int struck;
    private boolean strikeOpen; // struck text was written on the line
    private int quote;
    private int lastQuote; // of the last line written
    private int preformatted;

    TextFlow(int max) {
        this.max = max;
    }

    boolean isFull() {
        return out.length() >= max;
    }

    int length() {
        return out.length();
    }

    /** What was written from {@code start} on, without white space around it. */
    String since(int start) {
        return out.substring(start).strip();
    }

    /**
     * Asks for at least that many line ends before the next text, unless the text is the first or follows a list mark.
     */
    void block(int lines) {
        if (lines > 0 && !marked && !out.isEmpty()) {
            breaks = Math.max(breaks, lines);
        }
        if (lines > 0) {
            space = false;
            emptyCells = 0;
        }
    }

    void lineBreak() {
        if (!out.isEmpty()) {
            breaks = Math.min(2, breaks + 1);
        }
        space = false;
        emptyCells = 0;
    }

    void rule() {
        block(1);
        text("---");
        block(1);
    }

    void quote(int more) {
        marked = false;
        block(2);
        quote += more;
    }

    void preformatted(int more) {
        preformatted += more;
    }

    void item(String mark, int depth) {
        marked = false;
        block(1);
        startLine();
        out.append("  ".repeat(Math.max(0, Math.min(depth, MAX_DEPTH)))).append(mark);
        marked = true;
        started = false;
    }

    void cell() {
        cell = true;
    }

    /** Cells without text that keep their places. */
    void emptyCells(int more) {
        emptyCells += more;
    }

    void endRow() {
        cell = false;
        emptyCells = 0;
    }

    void strike(int more) {
        struck += more;
        if (struck == 0) {
            endStrike();
        }
    }

    private void endStrike() {
        if (strikeOpen) {
            out.append(STRIKE);
            strikeOpen = false;
        }
    }

    /** The character that the next text is written directly after; a space if there is none. */
    char last() {
        return out.isEmpty() || breaks > 0 || space || cell ? ' ' : out.charAt(out.length() - 1);
    }

    void text(String text) {
        for (int i = 0; i < text.length() && !isFull(); i++) {
            char c = text.charAt(i);
            if (preformatted > 0 && (c == '\n' || c == '\r')) {
                if (c == '\n') {
                    lineBreak();
                }
            } else if (preformatted == 0 && isSpace(c)) {
                space = true;
            } else {
                append(c);
                int end = wordEnd(text, i + 1); // the rest of the word, unchanged
                out.append(text, i + 1, end);
                i = end - 1;
            }
        }
    }

    /** Where the word or the space for it ends. */
    private int wordEnd(String text, int from) {
        int most = Math.min(text.length(), from + Math.max(0, max - out.length()));
        int end = from;
        while (end < most && !isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0xA0;
    }

    private void append(char c) {
        if (breaks > 0 || out.isEmpty()) {
            startLine();
        }
        int cells = emptyCells + (started && cell ? 1 : 0);
        if (cells > 0) {
            endStrike();
            out.append((" | ".repeat(Math.min(MAX_CELLS, cells))).substring(started ? 0 : 1));
        } else if (started && space) {
            out.append(' ');
        }
        if (struck > 0 && !strikeOpen) {
            out.append(STRIKE);
            strikeOpen = true;
        }
        cell = false;
        emptyCells = 0;
        space = false;
        started = true;
        marked = false;
        out.append(c);
    }

    private void startLine() {
        if (breaks > 0) {
            endStrike();
        }
        for (; breaks > 0; breaks--) {
            out.append('\n');
            if (breaks > 1) {
                out.append("> ".repeat(Math.min(MAX_DEPTH, Math.min(quote, lastQuote))));
            }
        }
        if (out.isEmpty() || out.charAt(out.length() - 1) == '\n') {
            out.append("> ".repeat(Math.min(MAX_DEPTH, quote)));
            lastQuote = quote;
            started = false;
            space = false;
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
