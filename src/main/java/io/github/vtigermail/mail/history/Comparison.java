package io.github.vtigermail.mail.history;

import java.util.BitSet;
import java.util.List;

/** Which lines of a mail the ticket has already, and which are new between and below these. */
final class Comparison {
    private static final int MAX_CONTEXT = 3;
    private static final String SENTENCE_ENDS = ".?!;:\u3002\uFF1A\uFF1F\uFF01";

    private final ComparedLines lines;
    private final BitSet old = new BitSet(); // with heads
    private final BitSet context = new BitSet(); // old, but an answer is below it
    private final BitSet answered = new BitSet(); // on the line of the question
    private int first = -1;
    private int last = -1;

    Comparison(ComparedLines lines) {
        this.lines = lines;
        findAnsweredLines();
        QuotedPassages passages = new QuotedPassages(lines);
        List<Passage> quoted = passages.all();
        if (!quoted.isEmpty()) {
            quoted.forEach(passage -> old.set(passages.start(passage), passage.last() + 1));
            first = quoted.get(0).first();
            last = quoted.get(quoted.size() - 1).last();
            addMachineLines();
            addContext();
        }
    }

    /** Whether the mail quotes the ticket at all, and is not nothing but that. */
    boolean isQuoting() {
        for (int i = 0; first >= 0 && i < lines.count(); i++) {
            if (!old.get(i) && !lines.bare(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    boolean isOld(int line) {
        return old.get(line);
    }

    /** Whether the line is old, but says what the answer below it is about. */
    boolean isContext(int line) {
        return context.get(line);
    }

    boolean isInside(int line) {
        return line >= first && line <= last;
    }

    boolean isBelow(int line) {
        return first >= 0 && line > last;
    }

    /** Rules and pictures below the first known line, and blank lines between old ones. */
    private void addMachineLines() {
        for (int i = first + 1; i < lines.count(); i++) {
            String line = lines.bare(i).strip();
            boolean picture = lines.isMarked(i) && line.length() <= 62 && line.startsWith("[") && line.endsWith("]");
            if (lines.kind(i) == QuotedLine.WORDLESS || picture) {
                old.set(i);
            }
        }
        int before = first; // the last line that is not blank
        for (int i = first + 1; i <= last; i++) {
            if (lines.kind(i) != QuotedLine.BLANK) {
                if (old.get(before) && old.get(i)) {
                    old.set(before, i); // with the quote marks of blank lines
                }
                before = i;
            }
        }
    }

    /** Above an answer between known lines, one sentence of what it answers stays. */
    private void addContext() {
        boolean interrupted = false;
        for (int i = first; i <= last; i++) {
            interrupted |= !old.get(i) && lines.kind(i).isNew();
        }
        for (int i = first; interrupted && i < lines.count(); i++) {
            if (!old.get(i) && lines.kind(i) == QuotedLine.NEW) {
                int above = lines.previous(i);
                for (int n = 0; n < MAX_CONTEXT && above >= 0 && isQuotedText(above); n++) {
                    context.set(above);
                    above--;
                    if (above < 0 || endsSentence(above)) {
                        break;
                    }
                }
            }
        }
    }

    private boolean isQuotedText(int line) {
        return old.get(line) && (lines.kind(line) == QuotedLine.KNOWN || lines.kind(line) == QuotedLine.SHORT);
    }

    private boolean endsSentence(int line) {
        String bare = lines.bare(line).stripTrailing();
        return !bare.isEmpty() && SENTENCE_ENDS.indexOf(bare.charAt(bare.length() - 1)) >= 0;
    }

    /** Whether what is below the last known line is an answer. */
    boolean isAnswerBelow() {
        return first >= 0 && new AnswerBelow(lines, old, first, last).exists();
    }

    boolean hasAnswers() {
        return !answered.isEmpty();
    }

    /** Whether an answer is on the line of the question, which the ticket has: that line was not only quoted. */
    boolean isAnswered(int line) {
        return answered.get(line);
    }

    private void findAnsweredLines() {
        for (int i = 0; i < lines.count(); i++) {
            if (lines.kind(i) == QuotedLine.PARTLY && lines.startsWithLineOfTicket(i)) {
                int end = i + 1;
                while (end < lines.count() && lines.kind(end) == QuotedLine.NEW) {
                    end++;
                }
                answered.set(i, end); // the answer may be wrapped
            }
        }
    }
}
