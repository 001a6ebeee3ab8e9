package io.github.vtigermail.mail.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the signatures below a text, each up to the next quote. One is short, delimited, and only names things: what reads like
 * a sentence was written, into it or below it. Below a quote, where answers are, it must have the writer's name.
 */
final class Signatures {

    private static final int MAX_LINES = 8; // after a "--" without its space
    private static final int MAX_SURE = 30; // after a "-- "
    private static final int MAX_FOOTER = 6; // what a mailing list adds, after a long rule
    private static final int LONG_RULE = 10;
    private static final int FOOTER_RULE = 20; // of underscores
    private static final int MAX_UNDERLINED = 2;
    private static final int WHOLE_MAIL = 8; // lines of a quote that are more than one question
    private static final int MAX_WORDS = 6;
    private static final int MAX_NAME = 60; // characters
    private static final List<String> FOOTER = ReplyWords.of("footer");

    private final ReplyLines lines;
    private final Correspondents people;
    private final int end;
    // By line, so that the time is proportional to the length of the text.
    private final int[] quotedBefore; // lines with quote marks
    private final int[] blocksBefore; // of such lines in a row
    private final int[] nextQuote; // the next line that is quoted or announces a quote; the end if there is none

    private Signatures(ReplyLines lines, Correspondents people, int end) {
        this.lines = lines;
        this.people = people;
        this.end = end;
        quotedBefore = new int[end + 1];
        blocksBefore = new int[end + 1];
        nextQuote = new int[end + 1];
        for (int i = 0; i < end; i++) {
            boolean quote = lines.is(i, LineKind.QUOTE);
            boolean first = quote && !lines.is(Math.max(0, i - 1), LineKind.QUOTE);
            quotedBefore[i + 1] = quotedBefore[i] + (quote ? 1 : 0);
            blocksBefore[i + 1] = blocksBefore[i] + (first ? 1 : 0);
        }
        nextQuote[end] = end;
        for (int i = end - 1; i >= 0; i--) {
            nextQuote[i] = lines.is(i, LineKind.QUOTE, LineKind.ATTRIBUTION, LineKind.NAMED) ? i : nextQuote[i + 1];
        }
    }

    /** Marks those between the first line that a person wrote and the end. */
    static void mark(ReplyLines lines, Correspondents people, int text, int end, BitSet cut) {
        new Signatures(lines, people, end).mark(text, cut);
    }

    /** Whether the text of an element that a mail program made for the signature is one: short, and nothing was written into it. */
    static boolean isMarked(String text, Correspondents people) {
        List<String> paragraph = new ArrayList<>();
        boolean named = false;
        boolean other = false;
        int count = 0;
        for (String line : (text + "\n").split("\n", -1)) {
            if (!line.isBlank()) {
                paragraph.add(line);
                named |= people.hasWriter(line) || Sentences.isContact(line) || SignatureLine.matches(line);
                other |= !isName(line) && !people.hasWriter(line);
                count++;
            } else {
                if ((other || Sentences.isIn(paragraph)) && !isFooter(paragraph)) {
                    return false;
                }
                other = false;
                paragraph.clear();
            }
        }
        return named && count <= MAX_SURE;
    }

    private void mark(int text, BitSet cut) {
        int before = text; // the last line that is not blank
        for (int i = text + 1; i < end; i++) {
            boolean below = lines.is(before, LineKind.QUOTE);
            int stop = lines.is(i, LineKind.SIGNATURE)
                    ? signature(i, below)
                    : below ? Math.max(footer(i), disclaimer(i)) : i;
            if (stop > i) {
                cut.set(i, stop);
                i = stop - 1;
            }
            before = lines.is(i, LineKind.BLANK) ? before : i;
        }
    }

    /** The end of the signature that starts here; its start if none does. */
    private int signature(int start, boolean belowQuote) {
        boolean sure = lines.line(start).equals("-- ");
        int stop = nextQuote[start + 1];
        int count = 0;
        List<String> paragraph = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int i = start + 1; i <= stop; i++) {
            if (i < stop && lines.is(i, LineKind.SIGNATURE)) {
                return start; // the next one is it
            }
            if (i < stop && !lines.is(i, LineKind.BLANK)) {
                paragraph.add(lines.line(i));
                count++;
                continue;
            }
            if (Sentences.isIn(paragraph) && !(sure && isFooter(paragraph))) {
                return sure && !all.isEmpty() ? i - paragraph.size() : start; // written below it, or into it
            }
            all.addAll(paragraph);
            paragraph.clear();
        }
        if (sure) {
            return count <= MAX_SURE ? stop : start;
        }
        boolean named = all.stream().anyMatch(line -> people.hasWriter(line) || SignatureLine.matches(line));
        boolean drawn = belowQuote
                ? !isBelowMail(start)
                : !lines.is(start - 1, LineKind.BLANK) || start + 1 < end && lines.is(start + 1, LineKind.BLANK);
        return count <= MAX_LINES && (named || !drawn && areNames(all)) ? stop : start;
    }

    /** Whether a whole mail is quoted above, in one piece: answers are below single lines. */
    private boolean isBelowMail(int start) {
        return blocksBefore[start] == 1 && quotedBefore[start] >= WHOLE_MAIL;
    }

    private static boolean areNames(List<String> lines) {
        long names = lines.stream().filter(Signatures::isName).count();
        return names == lines.size()
                || isName(lines.get(0))
                        && 3 * names >= 2 * lines.size()
                        && lines.stream().anyMatch(line -> line.indexOf('@') >= 0);
    }

    /** An address or a number, or a few words, as many of them with a capital as without one: a name, a title, a company. */
    private static boolean isName(String line) {
        String bare = ReplyWords.withoutEdges(line, "*_|-\u2022 \u00A0");
        if (bare.isEmpty() || Sentences.isContact(bare) || SignatureLine.matches(bare)) {
            return true;
        }
        String[] words = bare.split("[\\s,|/]+");
        int small = 0;
        for (String word : words) {
            small += !word.isEmpty() && Character.isLowerCase(word.charAt(0)) ? 1 : 0;
        }
        return 2 * small <= words.length && words.length <= MAX_WORDS && bare.length() <= MAX_NAME;
    }

    /** What a mail server adds below a whole quoted mail; below a line of it, the same words can be an answer. */
    private int disclaimer(int start) {
        if (!lines.is(start, LineKind.TEXT) || !lines.is(start - 1, LineKind.BLANK) || !isBelowMail(start)) {
            return start;
        }
        List<String> paragraph = new ArrayList<>();
        for (int i = start; i < end && lines.is(i, LineKind.TEXT); i++) {
            paragraph.add(lines.line(i));
        }
        return isFooter(paragraph) && end - start <= MAX_SURE ? end : start;
    }

    private static boolean isFooter(List<String> paragraph) {
        String plain = ReplyWords.plain(String.join(" ", paragraph));
        return FOOTER.stream().anyMatch(plain::contains);
    }

    /** What a mailing list adds below the quote, at the very end: a rule and some lines with an address. */
    private int footer(int start) {
        if (!lines.is(start, LineKind.RULE) || lines.line(start).strip().length() < LONG_RULE) {
            return start;
        }
        int count = 0;
        boolean contact = false;
        for (int i = start + 1; i < end; i++) {
            if (lines.is(i, LineKind.QUOTE, LineKind.ATTRIBUTION, LineKind.NAMED)) {
                return start;
            }
            count += lines.is(i, LineKind.BLANK) ? 0 : 1;
            contact |= Sentences.isContact(lines.line(i));
        }
        boolean underlined =
                lines.line(start).startsWith("_") && lines.line(start).strip().length() >= FOOTER_RULE;
        return count <= MAX_FOOTER && (contact || underlined && count <= MAX_UNDERLINED) ? end : start;
    }
}
