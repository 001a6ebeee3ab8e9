package io.github.vtigermail.mail.history;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A mail's lines, each compared with the ticket's texts. */
final class ComparedLines {
    private static final Pattern MARK = Pattern.compile("^[\\s\u202A-\u202E\u200E\u200F]*(?:[>|\uFF1E]\\s?)+");
    /** A run of fewer words behind new ones in a line is part of a new sentence. */
    private static final int MIN_WITHIN_LINE = 8;
    /** Words of a script without spaces are so many times as many. */
    private static final int CHARACTERS_A_WORD = 2;

    private static final double MANY_CHARACTERS = 0.3;
    private static final int MIN_MARKED = 2;
    private static final int MIN_QUESTION = 3;
    private static final int MAX_QUESTION = 60;
    private static final int UNKNOWN = -1;

    private final KnownTexts ticket;
    private final String[] lines;
    private final String[] bare;
    private final boolean[] marked;
    private final boolean[] notifications; // lines of Vtiger's own mail
    private final List<List<Integer>> words;
    private final int[] all; // the words of all lines
    private final int[] lineOf; // the line of each of these
    private final boolean[] known; // whether the ticket has it
    private final int[] textOf; // which of the ticket's texts has it, and where; -1 if none does
    private final int[] placeOf;
    private final int[] knownWords; // of each line
    private final QuotedLine[] kinds;
    private final List<KnownRun> runs;
    private final int unit;
    private final QuoteHead heads;
    private final int[] headOf; // what it is for each line, as far as it was asked for
    private final int[] firstWord; // of each line, and the end
    private final int[] firstRun; // of those that begin on each line, and the end

    ComparedLines(String mail, KnownTexts ticket) {
        this.ticket = ticket;
        lines = mail.split("\n", -1);
        bare = new String[lines.length];
        marked = new boolean[lines.length];
        notifications = new boolean[lines.length];
        words = new ArrayList<>();
        List<Integer> flat = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        int characters = 0;
        for (int i = 0; i < lines.length; i++) {
            Matcher mark = MARK.matcher(lines[i]);
            marked[i] = mark.find();
            bare[i] = marked[i] ? lines[i].substring(mark.end()) : lines[i];
            notifications[i] = NotificationLine.matches(bare[i]);
            List<Integer> own = ticket.words().of(bare[i]);
            words.add(own);
            for (int word : notifications[i] ? List.<Integer>of() : own) {
                flat.add(word);
                at.add(i);
                characters += Words.isCharacter(word) ? 1 : 0;
            }
        }
        all = flat.stream().mapToInt(Integer::intValue).toArray();
        lineOf = at.stream().mapToInt(Integer::intValue).toArray();
        boolean spaceless = characters > MANY_CHARACTERS * all.length;
        unit = spaceless ? CHARACTERS_A_WORD : 1;
        known = new boolean[all.length];
        textOf = new int[all.length];
        placeOf = new int[all.length];
        Arrays.fill(textOf, -1);
        knownWords = new int[lines.length];
        kinds = new QuotedLine[lines.length];
        runs = ticket.runs(all, spaceless);
        runs.forEach(this::note);
        countKnown();
        heads = new QuoteHead(bare, kinds);
        headOf = new int[lines.length];
        Arrays.fill(headOf, UNKNOWN);
        firstWord = starts(lineOf);
        firstRun = starts(runs.stream().mapToInt(run -> lineOf[run.start()]).toArray());
        classify();
        findFirstLines();
        findShortLines();
    }

    /** For each line the first of these that is on it or below it. */
    private int[] starts(int[] linesOfThese) {
        int[] starts = new int[lines.length + 1];
        int next = 0;
        for (int line = 0; line <= lines.length; line++) {
            while (next < linesOfThese.length && linesOfThese[next] < line) {
                next++;
            }
            starts[line] = next;
        }
        return starts;
    }

    private void note(KnownRun run) {
        for (int i = run.start(); i < run.end(); i++) {
            known[i] = true;
            textOf[i] = run.text();
            placeOf[i] = run.at() + i - run.start();
        }
    }

    private void countKnown() {
        for (KnownRun run : runs) {
            int before = run.start() - 1;
            boolean within = before >= 0 && lineOf[before] == lineOf[run.start()] && !known[before];
            for (int i = run.start(); within && run.length() < MIN_WITHIN_LINE * unit && i < run.end(); i++) {
                known[i] = false;
            }
        }
        for (int i = 0; i < all.length; i++) {
            knownWords[lineOf[i]] += known[i] ? 1 : 0;
        }
        int marks = 0;
        for (boolean one : marked) {
            marks += one ? 1 : 0;
        }
        for (int i = 0; marks >= MIN_MARKED && i < lines.length; i++) {
            boolean continues = i > 0
                    && !bare[i - 1].isBlank()
                    && (marked[i - 1] || knownWords[i - 1] > 0)
                    && knownWords[i - 1] == count(i - 1);
            if (!marked[i] && !continues) {
                knownWords[i] = 0; // between marked lines a person wrote it
            }
        }
    }

    private void classify() {
        for (int i = 0; i < lines.length; i++) {
            int count = count(i);
            if (notifications[i]) {
                kinds[i] = QuotedLine.NOTIFICATION;
            } else if (bare[i].isBlank()) {
                kinds[i] = QuotedLine.BLANK;
            } else if (count == 0) {
                kinds[i] = QuotedLine.WORDLESS;
            } else if (knownWords[i] == count) {
                kinds[i] = QuotedLine.KNOWN;
            } else {
                kinds[i] = knownWords[i] == 0 ? QuotedLine.NEW : QuotedLine.PARTLY;
            }
        }
    }

    /** Below a head is the first line of a text, however short. */
    private void findFirstLines() {
        for (int i = 0; i < lines.length; i++) {
            List<Integer> line = words.get(i);
            if (kinds[i].isNew()
                    && ticket.hasLine(line)
                    && hasText(text -> !text.isTitle() && text.startsWithLine(line))
                    && heads.start(i) < i) {
                setKnown(i);
            }
        }
    }

    /** Short lines ("Regards"), if they are whole lines of a text of the ticket, next to a known line. */
    private void findShortLines() {
        List<Integer> closing = ticket.words().of(NotificationLine.CLOSING);
        boolean anyMarked = false;
        for (boolean one : marked) {
            anyMarked |= one;
        }
        for (int i = 0; i < lines.length; i++) {
            List<Integer> line = words.get(i);
            if (!kinds[i].isNew() || anyMarked && !marked[i] || !line.equals(closing) && !ticket.hasLine(line)) {
                continue;
            }
            int before = previous(i);
            int after = next(i);
            boolean belowOld = before >= 0 && kinds[before].isOld() && kinds[before] != QuotedLine.SHORT;
            boolean aboveOld = after >= 0 && kinds[after].isOld() && kinds[after] != QuotedLine.SHORT;
            if (hasText(text -> !text.isTitle() && text.is(line)) && (marked[i] || heads.start(i) < i)) {
                setKnown(i);
            } else if ((belowOld || aboveOld) && (marked[i] || belowOld || line.size() >= 2)) {
                kinds[i] = QuotedLine.SHORT;
            }
        }
    }

    private void setKnown(int line) {
        kinds[line] = QuotedLine.KNOWN;
        knownWords[line] = count(line);
    }

    private boolean hasText(Predicate<KnownText> wanted) {
        for (int i = 0; i < ticket.count(); i++) {
            if (wanted.test(ticket.text(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line has quote marks. */
    static boolean isMarked(String line) {
        return MARK.matcher(line).find();
    }

    int count() {
        return lines.length;
    }

    String line(int at) {
        return lines[at];
    }

    /** The line without its quote marks. */
    String bare(int at) {
        return bare[at];
    }

    boolean isMarked(int at) {
        return marked[at];
    }

    QuotedLine kind(int at) {
        return kinds[at];
    }

    /** A person wrote it, although the ticket has its words. */
    void setNew(int at) {
        kinds[at] = QuotedLine.NEW;
        knownWords[at] = 0;
    }

    List<Integer> words(int at) {
        return words.get(at);
    }

    /** Whether the line begins with a whole line of the ticket. */
    boolean startsWithLineOfTicket(int at) {
        List<Integer> line = words.get(at);
        for (int length = MIN_QUESTION; length < Math.min(line.size(), MAX_QUESTION); length++) {
            if (ticket.hasLine(line.subList(0, length))) {
                return true;
            }
        }
        return false;
    }

    int knownWords(int at) {
        return knownWords[at];
    }

    /** How many words the line has, but for those of Vtiger's own lines. */
    int count(int at) {
        return notifications[at] ? 0 : words.get(at).size();
    }

    /** How many words make one: more where each character is one. */
    int unit() {
        return unit;
    }

    KnownTexts ticket() {
        return ticket;
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
    int firstWord(int line) {
        return firstWord[line];
    }

    int textOfWord(int word) {
        return textOf[word];
    }

    int placeOfWord(int word) {
        return placeOf[word];
    }

    /** The first line of what a mail program wrote above this line; the line itself if there is nothing. */
    int headOf(int at) {
        if (headOf[at] == UNKNOWN) {
            headOf[at] = heads.start(at);
        }
        return headOf[at];
    }

    /** The line before that is not blank; -1 if there is none. */
    int previous(int at) {
        int i = at - 1;
        while (i >= 0 && bare[i].isBlank()) {
            i--;
        }
        return i;
    }

    /** The line after that is not blank; -1 if there is none. */
    int next(int at) {
        int i = at + 1;
        while (i < lines.length && bare[i].isBlank()) {
            i++;
        }
        return i < lines.length ? i : -1;
    }
}
