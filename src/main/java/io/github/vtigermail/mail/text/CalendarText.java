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

/**
 * An invitation, a cancellation or an answer (RFC 5545, RFC 5546) as one line: what, when, where. Times are given as
 * they are written, in the organizer's time zone or in UTC. If there are several events, the line describes the first.
 */
final class CalendarText {

    /** How much of a calendar is read, in bytes. */
    static final int MAX = 256 * 1024;

    private static final int MAX_VALUE = 200;
    private static final int MAX_DEPTH = 10;

    private CalendarText() {}

    /** The line, in brackets like everything that the writer did not write; null if the calendar has no event. */
    static String of(String calendar) {
        Event event = new Event();
        try (VObjectReader reader = new VObjectReader(new StringReader(calendar), SyntaxRules.iCalendar())) {
            reader.parse(event);
        } catch (IOException | RuntimeException e) { // the line tells what was read so far
        }
        return event.values.isEmpty() ? null : "[" + event.line() + "]";
    }

    private static final class Event extends VObjectDataAdapter {
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
            if (name.equals("VEVENT")) {
                context.stop();
            }
        }

        @Override
        public void onProperty(VObjectProperty property, Context context) {
            List<String> parents = context.getParentComponents();
            String parent = parents.isEmpty() ? "" : parents.get(parents.size() - 1);
            String name = property.getName().toUpperCase(Locale.ROOT);
            if (name.equals("METHOD") && !parent.equals("VEVENT")) {
                method = property.getValue().strip().toUpperCase(Locale.ROOT);
            } else if (parent.equals("VEVENT")) {
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
            return property == null
                    ? ""
                    : CleanText.line(VObjectPropertyValues.unescape(property.getValue()), MAX_VALUE);
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
