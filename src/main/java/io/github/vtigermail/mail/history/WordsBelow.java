package io.github.vtigermail.mail.history;

import java.util.function.IntPredicate;

/** How many of the words from a line on the ticket has. */
final class WordsBelow {
    private final int[] words; // from each line on
    private final int[] known;

    /** @param counted the lines that count */
    WordsBelow(ComparedLines lines, IntPredicate counted) {
        words = new int[lines.count() + 1];
        known = new int[lines.count() + 1];
        for (int i = lines.count() - 1; i >= 0; i--) {
            boolean counts = counted.test(i);
            words[i] = words[i + 1] + (counts ? lines.count(i) : 0);
            known[i] = known[i + 1] + (counts ? lines.knownWords(i) : 0);
        }
    }

    /** The share of the known words, from this line on; 1 if there are none. */
    double knownShare(int line) {
        return words[line] == 0 ? 1 : (double) known[line] / words[line];
    }
}
