package io.github.vtigermail.mail.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The passages of a mail that the ticket has: known lines, one below the other. One quoted mail has one text of the ticket, in its order; a
 * person typed the words of another text, or the same words again.
 */
final class KnownPassages {
    private final ComparedLines lines;
    private List<Passage> passages;

    KnownPassages(ComparedLines lines) {
        this.lines = lines;
        passages = find();
        if (keepTyped()) {
            passages = find();
        }
    }

    List<Passage> all() {
        return passages;
    }

    private List<Passage> find() {
        List<Passage> found = new ArrayList<>();
        int at = 0;
        while (at < lines.count()) {
            if (!lines.kind(at).isOld()) {
                at++;
                continue;
            }
            int last = at;
            for (int i = at; i < lines.count() && !lines.kind(i).isNew(); i++) {
                last = lines.kind(i).isOld() ? i : last;
            }
            found.add(new Passage(at, last));
            at = last + 1;
        }
        return found;
    }

    /** Marks as new what a person typed although the ticket has its words. @return whether there was any */
    private boolean keepTyped() {
        Set<Integer> typed = new HashSet<>();
        int text = -1; // which the quoted mail has; -1 if that is open
        int place = -1;
        boolean notification = false; // Vtiger's own mail is quoted, which has several texts
        boolean over = false;
        for (int at = 0; at < passages.size(); at++) {
            Passage passage = passages.get(at);
            boolean head = lines.headOf(passage.first()) < passage.first();
            int own = notificationLines(passage);
            if (head || own >= NotificationLine.SURE) {
                text = -1;
                place = -1;
                notification = own >= NotificationLine.SURE;
                over = false;
            }
            int end = lastOfNotification(passage);
            if (!notification && text < 0 && (head || isMarked(passage) || own > 0)) {
                text = mainText(at);
            }
            for (KnownRun run : runs(passage)) {
                if (notification && !over && !(end >= 0 && lines.all().firstLine(run) > end)) {
                    continue;
                }
                if (notification || text >= 0 && (run.text() != text || run.at() < place)) {
                    addLines(
                            typed,
                            passage,
                            lines.all().firstLine(run),
                            lines.all().lastLine(run));
                } else if (text >= 0) {
                    place = run.endInText();
                }
            }
            if (notification && (end >= 0 || over)) {
                addOld(typed, passage, over ? passage.first() : end + 1);
                over = true;
            } else if (!notification && text >= 0) {
                addShortOfOthers(typed, passage, lines.ticket().text(text));
            }
        }
        typed.forEach(lines::setNew);
        return !typed.isEmpty();
    }

    private static void addLines(Set<Integer> typed, Passage passage, int first, int last) {
        for (int i = Math.max(first, passage.first()); i <= Math.min(last, passage.last()); i++) {
            typed.add(i);
        }
    }

    private void addOld(Set<Integer> typed, Passage passage, int from) {
        for (int i = from; i <= passage.last(); i++) {
            if (lines.kind(i) == QuotedLine.KNOWN || lines.kind(i) == QuotedLine.SHORT) {
                typed.add(i);
            }
        }
    }

    /** Short lines ("Thanks!") are of the quoted text only if it has them. */
    private void addShortOfOthers(Set<Integer> typed, Passage passage, KnownText text) {
        for (int i = passage.first(); i <= passage.last(); i++) {
            if (lines.kind(i) == QuotedLine.SHORT && !text.hasLine(lines.words(i))) {
                typed.add(i);
            }
        }
    }

    private int lastOfNotification(Passage passage) {
        int last = -1;
        for (int i = passage.first(); i <= passage.last(); i++) {
            boolean one = lines.kind(i) == QuotedLine.NOTIFICATION && NotificationLine.isLast(lines.bare(i));
            last = one ? i : last;
        }
        return last;
    }

    int notificationLines(Passage passage) {
        int count = 0;
        for (int i = passage.first(); i <= passage.last(); i++) {
            count += lines.kind(i) == QuotedLine.NOTIFICATION ? 1 : 0;
        }
        return count;
    }

    /** Whether a line of it has quote marks. */
    boolean isMarked(Passage passage) {
        for (int i = passage.first(); i <= passage.last(); i++) {
            if (lines.isMarked(i)) {
                return true;
            }
        }
        return false;
    }

    /** The known words that begin in the passage. */
    List<KnownRun> runs(Passage passage) {
        return lines.all().runs(passage.first(), passage.last());
    }

    /** The text of which the passages from here to the next head have most; -1 if they have none. */
    private int mainText(int from) {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int at = from; at < passages.size(); at++) {
            Passage passage = passages.get(at);
            if (at > from && lines.headOf(passage.first()) < passage.first()) {
                break;
            }
            runs(passage).forEach(run -> sizes.merge(run.text(), run.length(), Integer::sum));
        }
        int best = -1;
        for (Map.Entry<Integer, Integer> one : sizes.entrySet()) {
            boolean more = best < 0
                    || one.getValue() > sizes.get(best)
                    || one.getValue().equals(sizes.get(best)) && one.getKey() < best;
            best = more ? one.getKey() : best;
        }
        return best;
    }
}
