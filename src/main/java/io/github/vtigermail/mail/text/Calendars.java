package io.github.vtigermail.mail.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The calendars of a mail and what their writer wrote into them. */
final class Calendars {

    /** The maximum number of calendars that are read for what was written into them. */
    private static final int MAX = 20;

    /** The shares of its words that are in a text which says what was written. */
    private static final double ALL = 1;

    private static final double MOST = 0.5;

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

    /** The text after what was written into the calendars and is not in it. */
    String withWritten(String text) {
        StringBuilder all = new StringBuilder();
        for (CalendarText calendar : calendars) {
            add(calendar.comment(), text, ALL, all);
            add(calendar.description(), text, MOST, all); // its form may differ
        }
        return all.append(text).toString();
    }

    private static void add(String written, String text, double enough, StringBuilder all) {
        if (!written.isEmpty() && AlternativeChoice.share(written, text) < enough) {
            all.append(written).append("\n\n");
        }
    }
}
