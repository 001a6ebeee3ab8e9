package io.github.vtigermail.mail.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which of the known passages are quotes, and not words that a person repeats: by marks, by the head above, by what the patterns
 * took for a quote, or by how much of a comment of the staff they are.
 */
final class QuotedPassages {
    /** Without any sign of a quote, so many words of a comment of the staff are one, if they are most of it. */
    static final int MIN_UNMARKED = 15;

    private static final double MIN_SHARE_OF_TEXT = 0.6;
    /** Below marks or a head of which so little is known, a few known words are no quote. */
    private static final int MIN_WORDS = 10;

    private static final double MIN_KNOWN_BELOW = 0.5;
    /** In what the patterns took for a quote, a line of the ticket with so many words is one. */
    private static final int MIN_LINE = 4;

    private static final int MIN_SCATTERED = 4;

    private final ComparedLines lines;
    private final KnownPassages known;
    private final WordsBelow all;
    private final WordsBelow cut;
    private final List<Passage> quoted = new ArrayList<>();

    QuotedPassages(ComparedLines lines) {
        this.lines = lines;
        known = new KnownPassages(lines);
        all = new WordsBelow(lines, line -> true);
        cut = new WordsBelow(lines, line -> !lines.isKept(line));
        boolean scattered = isScattered();
        boolean anyCut = known.all().stream().anyMatch(passage -> isCut(passage) && hasWholeLine(passage));
        for (Passage passage : known.all()) {
            boolean cutAsOthers = anyCut && isCut(passage) && words(passage) > 0;
            if (cutAsOthers || isQuoted(passage, scattered)) {
                quoted.add(passage);
            }
        }
    }

    List<Passage> all() {
        return quoted;
    }

    /** The first line of a quote with its head, if that is the program's. */
    int start(Passage passage) {
        return isTooLittle(passage) ? passage.first() : lines.headOf(passage.first());
    }

    private boolean isQuoted(Passage passage, boolean scattered) {
        int words = words(passage);
        int notification = known.notificationLines(passage);
        boolean below = !quoted.isEmpty();
        boolean little = isTooLittle(passage);
        boolean marked = !little && 2 * count(passage, lines::isMarked) >= passage.length();
        boolean headed = !little && isHeaded(passage);
        if (words >= 1 && (marked || headed || below || !little && isCut(passage))
                || notification >= NotificationLine.SURE
                || below && notification > 0) {
            return true;
        }
        boolean bare =
                words >= MIN_UNMARKED && share(passage) >= MIN_SHARE_OF_TEXT || scattered && words >= MIN_SCATTERED;
        return bare && !(isShown(passage) && !headed && !below);
    }

    private boolean isHeaded(Passage passage) {
        return lines.headOf(passage.first()) < passage.first();
    }

    /** Whether the patterns cut all of it. */
    private boolean isCut(Passage passage) {
        return count(passage, line -> lines.isKept(line) && !lines.bare(line).isBlank()) == 0;
    }

    /** Whether the line above points to it: "You wrote:". */
    private boolean isShown(Passage passage) {
        int above = lines.previous(passage.first());
        return above >= 0
                && lines.kind(above).isNew()
                && QuoteHead.endsInColon(lines.bare(above).stripTrailing());
    }

    private boolean isTooLittle(Passage passage) {
        WordsBelow below = isCut(passage) ? cut : all;
        return words(passage) < MIN_WORDS && below.knownShare(passage.first()) < MIN_KNOWN_BELOW;
    }

    private boolean hasWholeLine(Passage passage) {
        int least = MIN_LINE * lines.all().unit();
        IntPredicate whole = line ->
                lines.kind(line) == QuotedLine.KNOWN && lines.count(line) >= least && lines.isLineOfTicket(line);
        return count(passage, whole) > 0;
    }

    private int words(Passage passage) {
        int words = 0;
        for (int i = passage.first(); i <= passage.last(); i++) {
            words += lines.knownWords(i);
        }
        return words / lines.all().unit();
    }

    private static int count(Passage passage, IntPredicate condition) {
        return (int) IntStream.rangeClosed(passage.first(), passage.last())
                .filter(condition)
                .count();
    }

    /** The greatest share of a comment of the staff that the passage has. */
    private double share(Passage passage) {
        return new TextShares(lines, List.of(passage)).greatest();
    }

    /** Whether a comment of the staff is quoted without any sign, in pieces between answers. */
    private boolean isScattered() {
        List<Passage> pieces = known.all();
        if (pieces.size() < 2) {
            return false;
        }
        for (Passage piece : pieces) {
            if (isHeaded(piece) || known.isMarked(piece) || known.notificationLines(piece) >= NotificationLine.SURE) {
                return false;
            }
        }
        Passage range =
                new Passage(pieces.get(0).first(), pieces.get(pieces.size() - 1).last());
        if (count(range, line -> lines.kind(line) == QuotedLine.PARTLY) > 0) {
            return false;
        }
        TextShares shares = new TextShares(lines, pieces);
        return shares.greatest() >= MIN_SHARE_OF_TEXT
                && shares.wordsOfGreatest() / lines.all().unit() >= MIN_UNMARKED;
    }
}
