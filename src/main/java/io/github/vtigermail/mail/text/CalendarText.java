package io.github.vtigermail.mail.text;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import io.github.vtigermail.mail.mime.CleanText;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An invitation, a cancellation or an answer (RFC 5545, RFC 5546): one line that says what, when and where, and what
 * the writer wrote into it. Times are given as they are written, in the organizer's time zone or in UTC. Of several
 * entries only the first is read.
 *
 * @param line in brackets like everything that the writer did not write
 * @param comment what the writer remarks, mostly in an answer; empty if nothing
 * @param description what the entry is about; empty if nothing. Mail programs write the mail's text into it
 */
record CalendarText(String line, String comment, String description) {

    /** How much of a calendar is read, in bytes. */
    static final int MAX = 256 * 1024;

    private static final int MAX_VALUE = 200;
    private static final int MAX_DEPTH = 10;

    private static final Set<String> ENTRIES = Set.of("VEVENT", "VTODO", "VJOURNAL");

    /** Reads a calendar; null if it has no entry. */
    static CalendarText of(String calendar) {
        Entry entry = new Entry();
        try (VObjectReader reader = new VObjectReader(new StringReader(calendar), SyntaxRules.iCalendar())) {
            reader.parse(entry);
        } catch (IOException | RuntimeException e) { // what was read so far is something
        }
        return entry.values.isEmpty()
                ? null
                : new CalendarText("[" + entry.line() + "]", entry.written("COMMENT"), entry.description());
    }

    /** All that the writer wrote. */
    String written() {
        return comment + (comment.isEmpty() || description.isEmpty() ? "" : "\n\n") + description;
    }

    private static final class Entry extends VObjectDataAdapter {
        private final Map<String, VObjectProperty> values = new HashMap<>();
        private String method = "";
        private String answer = "";

        @Override
        public void onComponentBegin(String name, Context context) {
            if (context.getParentComponents().size() > MAX_DEPTH) {
                context.stop(); // the parser's time would grow with the depth
            }
        }

        @Override
        public void onComponentEnd(String name, Context context) {
            if (ENTRIES.contains(name.toUpperCase(Locale.ROOT))) {
                context.stop();
            }
        }

        @Override
        public void onProperty(VObjectProperty property, Context context) {
            List<String> parents = context.getParentComponents();
            String parent = parents.isEmpty() ? "" : parents.get(parents.size() - 1);
            String name = property.getName().toUpperCase(Locale.ROOT);
            boolean inside = ENTRIES.contains(parent.toUpperCase(Locale.ROOT));
            if (name.equals("METHOD") && !inside) {
                method = property.getValue().strip().toUpperCase(Locale.ROOT);
            } else if (inside) {
                values.putIfAbsent(name, property);
                String said = property.getParameters().first("PARTSTAT");
                answer = name.equals("ATTENDEE") && said != null ? said.toUpperCase(Locale.ROOT) : answer;
            }
        }

        private String line() {
            List<String> parts = new ArrayList<>();
            for (String part : List.of(text("SUMMARY"), time(), text("LOCATION"))) {
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            return kind() + ": " + String.join(", ", parts);
        }

        private String kind() {
            return switch (method) {
                case "REQUEST", "ADD" -> "Invitation";
                case "CANCEL" -> "Cancellation";
                case "REPLY" ->
                    "Answer to an invitation"
                            + switch (answer) {
                                case "ACCEPTED" -> " (accepted)";
                                case "DECLINED" -> " (declined)";
                                case "TENTATIVE" -> " (perhaps)";
                                default -> "";
                            };
                case "COUNTER" -> "Another time proposed";
                default -> "Calendar entry";
            };
        }

        private String text(String name) {
            VObjectProperty property = values.get(name);
            return property == null ? "" : CleanText.line(unescaped(property.getValue()), MAX_VALUE);
        }

        private String written(String name) {
            VObjectProperty property = values.get(name);
            if (property == null) {
                return "";
            }
            String text = property.getValue();
            boolean html = "text/html".equalsIgnoreCase(property.getParameters().first("FMTTYPE"));
            return html
                    ? HtmlText.of(unescaped(text))
                    : CleanText.lines(unescaped(text)).strip();
        }

        /** Outlook keeps a formatted text apart (X-ALT-DESC), RFC 9073 says how. */
        private String description() {
            for (String name : List.of("DESCRIPTION", "X-ALT-DESC", "STYLED-DESCRIPTION")) {
                String text = written(name);
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }

        private static String unescaped(String value) {
            return VObjectPropertyValues.unescape(value);
        }

        private String time() {
            VObjectProperty property = values.get("DTSTART");
            CalendarTime start = CalendarTime.of(property);
            if (start == null) {
                return "";
            }
            String zone = start.isUtc() ? "UTC" : property.getParameters().first("TZID");
            return start.until(CalendarTime.of(values.get("DTEND")), text("DURATION"))
                    + (zone == null || start.isDay() ? "" : " (" + CleanText.line(zone, MAX_VALUE) + ")")
                    + (values.containsKey("RRULE") ? ", repeated" : "");
        }
    }
}
