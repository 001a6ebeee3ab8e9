package io.github.vtigermail.mail.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One text of the ticket, as words. */
final class KnownText {
    private final int[] words;
    private final Set<List<Integer>> lines = new HashSet<>();
    private final List<Integer> first;
    private final boolean staff;
    private final boolean title;

    /** @param staff whether one of the staff wrote it */
    KnownText(String text, boolean staff, boolean title) {
        this.staff = staff;
        this.title = title;
        List<Integer> flat = new ArrayList<>();
        List<Integer> top = List.of();
        for (String line : text.split("\n")) {
            List<Integer> words = Words.of(line);
            if (!words.isEmpty()) {
                top = flat.isEmpty() ? words : top;
                flat.addAll(words);
                lines.add(words);
            }
        }
        first = top;
        words = flat.stream().mapToInt(Integer::intValue).toArray();
    }

    int length() {
        return words.length;
    }

    /** All of them; not to be changed. */
    int[] words() {
        return words;
    }

    int word(int at) {
        return words[at];
    }

    /** Whether it is a comment of the staff. */
    boolean isStaffs() {
        return staff;
    }

    boolean isTitle() {
        return title;
    }

    Set<List<Integer>> lines() {
        return lines;
    }

    boolean hasLine(List<Integer> line) {
        return lines.contains(line);
    }

    boolean startsWithLine(List<Integer> line) {
        return first.equals(line);
    }

    /** Whether these words are all of it. */
    boolean is(List<Integer> line) {
        if (line.size() != words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (line.get(i) != words[i]) {
                return false;
            }
        }
        return true;
    }
}
