package io.github.vtigermail.mail.text;

import com.github.mangstadt.vinnie.VObjectProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A DATE or DATE-TIME of RFC 5545, as written.
 *
 * @param isDay whether it has no time of day
 * @param isUtc whether it ends in {@code Z}
 */
record CalendarTime(LocalDateTime time, boolean isDay, boolean isUtc) {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Null if there is no property, or its value is not a time. */
    static CalendarTime of(VObjectProperty property) {
        String value = property == null ? "" : property.getValue().strip();
        boolean utc = value.endsWith("Z");
        try {
            if (value.length() == 8) {
                LocalDate day = LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
                return new CalendarTime(day.atStartOfDay(), true, false);
            }
            return new CalendarTime(
                    LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, WRITTEN), false, utc);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The time from this start to the end or, where the end is null, for the duration; only the start if neither says
     * anything.
     */
    String until(CalendarTime end, String duration) {
        LocalDateTime to = end != null ? end.time : after(duration);
        if (isDay) {
            to = to.minusDays(1); // the end is exclusive
            return to.isAfter(time) ? DAY.format(time) + " to " + DAY.format(to) : DAY.format(time);
        }
        String start = DAY.format(time) + " " + HOUR.format(time);
        if (!to.isAfter(time)) {
            return start;
        }
        boolean sameDay = to.toLocalDate().equals(time.toLocalDate());
        return start + " to " + (sameDay ? "" : DAY.format(to) + " ") + HOUR.format(to);
    }

    private LocalDateTime after(String duration) {
        try {
            return time.plus(Duration.parse(duration));
        } catch (DateTimeException | ArithmeticException e) { // none, or in weeks, or out of range
            return time;
        }
    }
}
