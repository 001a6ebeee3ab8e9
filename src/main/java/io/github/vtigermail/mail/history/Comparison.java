package io.github.vtigermail.mail.history;

import io.github.vtigermail.mail.history.QuotedPassages.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which lines of a mail the ticket has already, and which are new between and below these. */
final class Comparison {
    /** Without any sign of a quote, so many words of a comment of the staff are one, if they are most of it. */
    static final int MIN_UNMARKED = 15;

    private static final double MIN_SHARE_OF_TEXT = 0.6;
    /** Below marks or a head of which so little is known, a few known words are no quote. */
    private static final int MIN_WORDS = 10;

    private static final double MIN_KNOWN_BELOW = 0.5;
    private static final int MIN_SCATTERED = 4;
    private static final int MAX_CONTEXT = 3;
    private static final String SENTENCE_ENDS = ".?!;:\u3002\uFF1A\uFF1F\uFF01";

    private final ComparedLines lines;
    private final QuotedPassages passages;
    private final int[] wordsBelow; // from each line on
    private final int[] knownBelow;
    private final BitSet old = new BitSet(); // with heads
    private final BitSet context = new BitSet(); // old, but an answer is below it
    private final BitSet answered = new BitSet(); // on the line of the question
    private int first = -1;
    private int last = -1;

    Comparison(ComparedLines lines) {
        this.lines = lines;
        this.passages = new QuotedPassages(lines);
        findAnsweredLines();
        wordsBelow = new int[lines.count() + 1];
        knownBelow = new int[lines.count() + 1];
        for (int i = lines.count() - 1; i >= 0; i--) {
            wordsBelow[i] = wordsBelow[i + 1] + lines.count(i);
            knownBelow[i] = knownBelow[i + 1] + lines.knownWords(i);
        }
        List<Passage> quoted = quoted();
        if (!quoted.isEmpty()) {
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

    private List<Passage> quoted() {
        boolean scattered = isScattered();
        List<Passage> quoted = new ArrayList<>();
        for (Passage passage : passages.all()) {
            int head = lines.headOf(passage.first());
            if (isQuoted(passage, head, !quoted.isEmpty(), scattered)) {
                int start = isTooLittle(passage) ? passage.first() : head;
                old.set(start, passage.last() + 1);
                quoted.add(passage);
            }
        }
        return quoted;
    }

    private boolean isQuoted(Passage passage, int head, boolean below, boolean scattered) {
        int known = known(passage);
        int notification = passages.notificationLines(passage);
        boolean little = isTooLittle(passage);
        boolean marked = !little && 2 * markedLines(passage) >= passage.last() - passage.first() + 1;
        boolean headed = !little && head < passage.first();
        if (known >= 1 && (marked || headed || below)
                || notification >= NotificationLine.SURE
                || below && notification > 0) {
            return true;
        }
        boolean bare =
                known >= MIN_UNMARKED && share(passage) >= MIN_SHARE_OF_TEXT || scattered && known >= MIN_SCATTERED;
        return bare && !(isShown(passage) && !headed && !below);
    }

    /** Whether the line above points to it: "You wrote:". */
    private boolean isShown(Passage passage) {
        int above = lines.previous(passage.first());
        return above >= 0
                && lines.kind(above).isNew()
                && QuoteHead.endsInColon(lines.bare(above).stripTrailing());
    }

    private boolean isTooLittle(Passage passage) {
        return knownBelow[passage.first()] < MIN_KNOWN_BELOW * wordsBelow[passage.first()]
                && known(passage) < MIN_WORDS;
    }

    private int known(Passage passage) {
        int known = 0;
        for (int i = passage.first(); i <= passage.last(); i++) {
            known += lines.knownWords(i);
        }
        return known / lines.all().unit();
    }

    private int markedLines(Passage passage) {
        int marked = 0;
        for (int i = passage.first(); i <= passage.last(); i++) {
            marked += lines.isMarked(i) ? 1 : 0;
        }
        return marked;
    }

    /** The greatest share of a comment of the staff that the passage has. */
    private double share(Passage passage) {
        return new TextShares(lines, List.of(passage)).greatest();
    }

    /** Whether a comment of the staff is quoted without any sign, in pieces between answers. */
    private boolean isScattered() {
        List<Passage> all = passages.all();
        if (all.size() < 2) {
            return false;
        }
        for (Passage passage : all) {
            if (lines.headOf(passage.first()) < passage.first()
                    || passages.isMarked(passage)
                    || passages.notificationLines(passage) >= NotificationLine.SURE) {
                return false;
            }
        }
        for (int i = all.get(0).first(); i <= all.get(all.size() - 1).last(); i++) {
            if (lines.kind(i) == QuotedLine.PARTLY) {
                return false;
            }
        }
        TextShares shares = new TextShares(lines, all);
        return shares.greatest() >= MIN_SHARE_OF_TEXT
                && shares.wordsOfGreatest() / lines.all().unit() >= MIN_UNMARKED;
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
