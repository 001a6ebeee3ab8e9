package io.github.vtigermail.mail.history;

import io.github.vtigermail.mail.history.TicketText.Comment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ticket's texts, as words. The order in which they are given and texts that are the same make no
 * difference.
 */
final class KnownTexts {
    /** Words that must be the same in a row. */
    private static final int GRAM = 4;
    /** Where a script has no spaces, a character is a word. */
    private static final int GRAM_OF_CHARACTERS = 8;
    /** The line that this connector writes above a customer's mail. */
    private static final String OWN_HEADING = "From ";

    private static final String OWN_NOTICE = "[";
    private static final int MAX_HEADING = 400;

    private final List<KnownText> texts = new ArrayList<>();
    private final Set<List<Integer>> lines = new HashSet<>();

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
        KnownText known = new KnownText(text, staff, title);
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

    KnownText text(int at) {
        return texts.get(at);
    }

    int count() {
        return texts.size();
    }

    /** What the texts have of these words of a mail, the longest first that continues the one before. */
    List<KnownRun> runs(int[] mail, boolean characters) {
        int gram = characters ? GRAM_OF_CHARACTERS : GRAM;
        TicketPlaces places = new TicketPlaces(mail, gram);
        for (int text = 0; text < texts.size(); text++) {
            places.add(text, texts.get(text).words());
        }
        List<KnownRun> runs = new ArrayList<>();
        int at = 0;
        while (at + gram <= mail.length) {
            KnownRun before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            KnownRun best = best(mail, at, places, before);
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
    private KnownRun best(int[] mail, int start, TicketPlaces places, KnownRun before) {
        KnownRun longest = null;
        KnownRun next = null;
        for (int place = places.first(start); place >= 0; place = places.next(place)) {
            int text = places.text(place);
            int at = places.position(place);
            int length = common(mail, start, texts.get(text), at);
            KnownRun run = new KnownRun(start, length, text, at);
            boolean follows = before != null && text == before.text() && at >= before.endInText();
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
}
