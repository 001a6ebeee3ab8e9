package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.mime.CleanText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The calendars of a mail and what their writer wrote into them. */
final class Calendars {

    /** The maximum number of calendars that are read for what was written into them. */
    private static final int MAX = 20;

    /** How much of a remark is searched for in the text: long enough to be told from another one. */
    private static final int MAX_COMPARED = 200;

    private final List<CalendarText> calendars = new ArrayList<>();
    private final Set<String> invitations = new HashSet<>(); // that came as an alternative of the text

    /** Adds a calendar; returns false for a second copy, as Google and others attach it. */
    boolean add(CalendarText calendar, boolean attached) {
        if (invitations.contains(calendar.line())) {
            return false;
        }
        if (!attached) {
            invitations.add(calendar.line());
        }
        if (calendars.size() < MAX) {
            calendars.add(calendar);
        }
        return true;
    }

    /** All that was written into them, for a mail that has no other text. */
    String written() {
        return calendars.stream()
                .map(CalendarText::written)
                .filter(written -> !written.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n\n"));
    }

    /** The text after the remarks that it lacks. */
    String withRemarks(String text) {
        StringBuilder all = new StringBuilder();
        for (CalendarText calendar : calendars) {
            if (!isIn(text, calendar.comment())) {
                all.append(calendar.comment()).append("\n\n");
            }
        }
        return all.append(text).toString();
    }

    private static boolean isIn(String text, String words) {
        String start = words.substring(0, Math.min(words.length(), MAX_COMPARED));
        return oneLine(text).contains(oneLine(start));
    }

    private static String oneLine(String text) {
        return CleanText.line(text, text.length());
    }
}
