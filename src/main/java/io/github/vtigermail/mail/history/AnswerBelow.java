package io.github.vtigermail.mail.history;

import io.github.vtigermail.mail.reply.Sentences;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Whether what is below the last known line is an answer, and not what a program or a signature added. */
final class AnswerBelow {
    /** So few words above the quote mean that the answer is below it. */
    private static final int FEW_WORDS = 4;

    private final ComparedLines lines;
    private final BitSet old;
    private final int first;
    private final int last;

    /**
     * @param old the lines that the ticket has, and what programs wrote around them
     * @param first the first known line
     * @param last the last known line
     */
    AnswerBelow(ComparedLines lines, BitSet old, int first, int last) {
        this.lines = lines;
        this.old = old;
        this.first = first;
        this.last = last;
    }

    boolean exists() {
        int start = lines.next(last);
        while (start >= 0 && old.get(start)) {
            start = lines.next(start);
        }
        if (start < 0
                || newWords(last + 1, lines.count()) == 0
                || isDelimiter(lines.bare(start).strip())) {
            return false;
        }
        return isAnsweredInside()
                || !reachesEnd()
                || newWords(0, first) <= FEW_WORDS * lines.all().unit()
                || isWritten(start);
    }

    private int newWords(int from, int to) {
        int words = 0;
        for (int i = from; i < to; i++) {
            words += old.get(i) ? 0 : lines.count(i);
        }
        return words;
    }

    private boolean isAnsweredInside() {
        for (int i = first; i <= last; i++) {
            if (!old.get(i) && lines.kind(i).isNew()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a person's sentences start here, and not another quoted mail. */
    private boolean isWritten(int start) {
        List<String> paragraph = new ArrayList<>();
        for (int i = start; i < lines.count() && !lines.bare(i).isBlank(); i++) {
            if (lines.isMarked(i) || QuoteHead.mayEndAt(lines.line(i))) {
                return false;
            }
            paragraph.add(lines.line(i));
        }
        return Sentences.isIn(paragraph);
    }

    private static boolean isDelimiter(String line) {
        return line.startsWith("--") || line.startsWith("__");
    }

    /** Whether the quote goes to the end of the text that it has. */
    private boolean reachesEnd() {
        MailWords words = lines.all();
        for (int i = words.first(Math.max(last - 1, 0)); i < words.first(last + 1); i++) {
            int text = words.textOf(i);
            if (text >= 0 && words.placeOf(i) >= lines.ticket().text(text).length() - 1) {
                return true;
            }
        }
        return false;
    }
}
