package io.github.vtigermail.mail.history;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** A mail's lines: their quote marks, what they say, and its words. */
class MailLines {
    private static final Pattern MARK = Pattern.compile("^[\\s\u202A-\u202E\u200E\u200F]*(?:[>|\uFF1E]\\s?)+");

    private final String[] lines;
    private final List<List<Integer>> words = new ArrayList<>();
    /** Without their quote marks. */
    final String[] bare;

    final boolean[] marked;
    /** Those of Vtiger's own mail. */
    final boolean[] notifications;
    /** Whether a line has quote marks. */
    final boolean anyMarked;

    MailLines(String mail) {
        lines = mail.split("\n", -1);
        bare = new String[lines.length];
        marked = new boolean[lines.length];
        notifications = new boolean[lines.length];
        boolean any = false;
        for (int i = 0; i < lines.length; i++) {
            Matcher mark = MARK.matcher(lines[i]);
            marked[i] = mark.find();
            any |= marked[i];
            bare[i] = marked[i] ? lines[i].substring(mark.end()) : lines[i];
            notifications[i] = NotificationLine.matches(bare[i]);
            words.add(Words.of(bare[i]));
        }
        anyMarked = any;
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

    List<Integer> words(int at) {
        return words.get(at);
    }

    /** How many words the line has, but for those of Vtiger's own lines. */
    int count(int at) {
        return notifications[at] ? 0 : words.get(at).size();
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
