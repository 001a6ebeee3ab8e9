package io.github.vtigermail.mailbox.options;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Where to begin in a mailbox that is seen for the first time: never with its history.
 *
 * @param unread whether to begin with the unread mails
 * @param date or with all mails since this day; null for neither, that is with what arrives from now on
 */
public record StartPosition(boolean unread, LocalDate date) {

    /** @throws InvalidOptionException if it is not {@code unread}, {@code now} or a date */
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
                    throw new InvalidOptionException("start", "it must be unread, now, or a date such as 2026-11-24");
                }
        }
    }
}
