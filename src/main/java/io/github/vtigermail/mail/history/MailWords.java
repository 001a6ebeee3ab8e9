package io.github.vtigermail.mail.history;

import java.util.Arrays;
import java.util.List;

/** A mail's words, one after the other, and which of them the ticket has in the same order. */
final class MailWords {
    /** A run of fewer words behind new ones in a line is part of a new sentence. */
    private static final int MIN_WITHIN_LINE = 8;
    /** Words of a script without spaces are so many times as many. */
    private static final int CHARACTERS_A_WORD = 2;

    private static final double MANY_CHARACTERS = 0.3;

    private final int[] words;
    private final int[] lineOf; // the line of each word
    private final int[] textOf; // which of the ticket's texts has it, and where; -1 if none does
    private final int[] placeOf;
    private final int[] knownWords; // of each line
    private final List<KnownRun> runs;
    private final int[] firstWord; // of each line, and the end
    private final int[] firstRun; // of those that begin on each line, and the end
    private final int unit;

    /** @param lines the words of each line */
    MailWords(List<List<Integer>> lines, KnownTexts ticket) {
        words = flat(lines);
        lineOf = new int[words.length];
        firstWord = new int[lines.size() + 1];
        for (int line = 0; line < lines.size(); line++) {
            firstWord[line + 1] = firstWord[line] + lines.get(line).size();
            Arrays.fill(lineOf, firstWord[line], firstWord[line + 1], line);
        }
        long characters = Arrays.stream(words).filter(Words::isCharacter).count();
        boolean spaceless = characters > MANY_CHARACTERS * words.length;
        unit = spaceless ? CHARACTERS_A_WORD : 1;
        textOf = new int[words.length];
        placeOf = new int[words.length];
        Arrays.fill(textOf, -1);
        runs = ticket.runs(words, spaceless);
        firstRun = new int[lines.size() + 1];
        for (KnownRun run : runs) {
            firstRun[lineOf[run.start()] + 1]++;
            for (int i = run.start(); i < run.end(); i++) {
                textOf[i] = run.text();
                placeOf[i] = run.at() + i - run.start();
            }
        }
        for (int line = 0; line < lines.size(); line++) {
            firstRun[line + 1] += firstRun[line];
        }
        knownWords = countKnown(lines.size());
    }

    private static int[] flat(List<List<Integer>> lines) {
        int[] flat = new int[lines.stream().mapToInt(List::size).sum()];
        int at = 0;
        for (List<Integer> line : lines) {
            for (int word : line) {
                flat[at++] = word;
            }
        }
        return flat;
    }

    private int[] countKnown(int lines) {
        boolean[] known = new boolean[words.length];
        for (int i = 0; i < words.length; i++) {
            known[i] = textOf[i] >= 0;
        }
        for (KnownRun run : runs) {
            int before = run.start() - 1;
            boolean within = before >= 0 && lineOf[before] == lineOf[run.start()] && !known[before];
            if (within && run.length() < MIN_WITHIN_LINE * unit) {
                Arrays.fill(known, run.start(), run.end(), false);
            }
        }
        int[] counts = new int[lines];
        for (int i = 0; i < words.length; i++) {
            counts[lineOf[i]] += known[i] ? 1 : 0;
        }
        return counts;
    }

    /** How many words of a line the ticket has, but for short runs behind new words. */
    int known(int line) {
        return knownWords[line];
    }

    /** How many words make one: more where each character is one. */
    int unit() {
        return unit;
    }

    /** The runs that begin on these lines, the last one included. */
    List<KnownRun> runs(int first, int last) {
        return runs.subList(firstRun[first], firstRun[last + 1]);
    }

    int firstLine(KnownRun run) {
        return lineOf[run.start()];
    }

    int lastLine(KnownRun run) {
        return lineOf[run.end() - 1];
    }

    /** The first word on this line or below it. */
    int first(int line) {
        return firstWord[line];
    }

    /** Which of the ticket's texts has this word; -1 if none does. */
    int textOf(int word) {
        return textOf[word];
    }

    int placeOf(int word) {
        return placeOf[word];
    }
}
