package io.github.vtigermail.mailbox.options;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * With which mails a mailbox begins that is seen for the first time: never with its history.
 *
 * @param unread whether with the unread ones
 * @param date or with all since this day; null for neither, which is only what arrives from now on
 */
public record StartPosition(boolean unread, LocalDate date) {

    /** @throws IllegalArgumentException if it is not {@code unread}, {@code now} or a date */
    static StartPosition parse(String text) {
        switch (text) {
            case "unread":
                return new StartPosition(true, null);
            case "now":
                return new StartPosition(false, null);
            default:
                try {
                    return new StartPosition(false, LocalDate.parse(text));
                } catch (DateTimeParseException e) {
                    throw new IllegalArgumentException(
                            "start: \"" + text + "\" is none of unread, now, or a date such as 2026-11-24");
                }
        }
    }
}
