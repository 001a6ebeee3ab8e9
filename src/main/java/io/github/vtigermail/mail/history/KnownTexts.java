package io.github.vtigermail.mail.history;

import io.github.vtigermail.mail.history.TicketText.Comment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ticket's texts with an index of their words. The order in which they are given and texts that are the same make no
 * difference.
 */
final class KnownTexts {
    /** Words that must be the same in a row. */
    private static final int GRAM = 4;
    /** Where a script has no spaces, a character is a word. */
    private static final int GRAM_OF_CHARACTERS = 8;
    /** Places of the same words that are looked at; more are the same text again and again. */
    private static final int MAX_PLACES = 32;
    /** The line that this connector writes above a customer's mail. */
    private static final String OWN_HEADING = "From ";

    private static final String OWN_NOTICE = "[";
    private static final int MAX_HEADING = 400;

    private final Words words = new Words();
    private final List<KnownText> texts = new ArrayList<>();
    private final Set<List<Integer>> lines = new HashSet<>();
    private final Map<Boolean, Map<Long, List<int[]>>> grams = new HashMap<>();

    KnownTexts(TicketText ticket) {
        Map<String, Boolean> comments = new TreeMap<>(Comparator.reverseOrder());
        for (Comment comment : ticket.comments()) {
            String text = withoutOwn(comment, comments);
            comments.merge(text, comment.staff(), Boolean::logicalOr);
        }
        add(ticket.title(), false, true);
        add(ticket.description(), false, false);
        add(ticket.solution(), true, false);
        comments.forEach((text, staff) -> add(text, staff, false));
    }

    private void add(String text, boolean staff, boolean title) {
        KnownText known = new KnownText(text, staff, title, words);
        if (known.length() > 0) {
            texts.add(known);
            lines.addAll(known.lines());
        }
    }

    /** A mail's comment without the lines that this connector added; its first line is a text of its own. */
    private static String withoutOwn(Comment comment, Map<String, Boolean> others) {
        String text = comment.text();
        int end = text.indexOf('\n');
        if (!text.startsWith(OWN_HEADING) || end < 0 || end > MAX_HEADING) {
            return text;
        }
        others.merge(text.substring(0, end), false, Boolean::logicalOr);
        String rest = text.substring(end).stripTrailing();
        int last = rest.lastIndexOf('\n') + 1;
        return rest.startsWith(OWN_NOTICE, last) && rest.endsWith("]") ? rest.substring(0, last) : rest;
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Whether one of the texts has this line. */
    boolean hasLine(List<Integer> line) {
        return lines.contains(line);
    }

    Words words() {
        return words;
    }

    KnownText text(int at) {
        return texts.get(at);
    }

    int count() {
        return texts.size();
    }

    /** What the texts have of these words of a mail, the longest first that continues the one before. */
    List<KnownRun> runs(int[] mail, boolean characters) {
        int gram = characters ? GRAM_OF_CHARACTERS : GRAM;
        Map<Long, List<int[]>> index = grams.computeIfAbsent(characters, any -> index(gram));
        List<KnownRun> runs = new ArrayList<>();
        int at = 0;
        while (at + gram <= mail.length) {
            KnownRun before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            KnownRun best = best(mail, at, gram, index.getOrDefault(hash(mail, at, gram), List.of()), before);
            if (best == null) {
                at++;
            } else {
                runs.add(best);
                at = best.end();
            }
        }
        return runs;
    }

    /** The longest one, or one that continues the text of the run before, if it is at least half as long. */
    private KnownRun best(int[] mail, int start, int gram, List<int[]> places, KnownRun before) {
        KnownRun longest = null;
        KnownRun next = null;
        for (int[] place : places) {
            int length = common(mail, start, texts.get(place[0]), place[1]);
            if (length < gram) {
                continue;
            }
            KnownRun run = new KnownRun(start, length, place[0], place[1]);
            boolean follows = before != null && place[0] == before.text() && place[1] >= before.endInText();
            longest = longest == null || length > longest.length() ? run : longest;
            next = follows && (next == null || length > next.length()) ? run : next;
        }
        return next != null && 2 * next.length() >= longest.length() ? next : longest;
    }

    private static int common(int[] mail, int start, KnownText text, int at) {
        int length = 0;
        while (start + length < mail.length
                && at + length < text.length()
                && mail[start + length] == text.word(at + length)) {
            length++;
        }
        return length;
    }

    private Map<Long, List<int[]>> index(int gram) {
        Map<Long, List<int[]>> index = new HashMap<>();
        for (int text = 0; text < texts.size(); text++) {
            KnownText known = texts.get(text);
            int[] all = new int[known.length()];
            Arrays.setAll(all, known::word);
            for (int at = 0; at + gram <= all.length; at++) {
                List<int[]> places = index.computeIfAbsent(hash(all, at, gram), any -> new ArrayList<>(1));
                if (places.size() < MAX_PLACES) {
                    places.add(new int[] {text, at});
                }
            }
        }
        return index;
    }

    private static long hash(int[] words, int start, int gram) {
        long hash = 0;
        for (int i = start; i < start + gram; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + words[i];
        }
        return hash;
    }
}
