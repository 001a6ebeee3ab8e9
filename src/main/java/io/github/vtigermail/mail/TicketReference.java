package io.github.vtigermail.mail;

import java.util.Locale;

/**
 * How a subject identifies a ticket: by its number ({@code TT12}) or its record id ({@code 34}).
 *
 * <p>Only the strict form exists: a number is 1 to 32 ASCII letters, digits, {@code -} and {@code _}; a record id is 1
 * to 18 ASCII digits. The constructor throws {@link IllegalArgumentException} for anything else, so a reference can
 * always be used in a query (still quoted).
 *
 * <p>References to the same ticket are equal: a number is kept in upper case, because Vtiger finds ticket numbers
 * regardless of case, and a record id without leading zeros.
 *
 * @param kind which of the two it is
 * @param value the number or the record id, in the form above
 */
public record TicketReference(Kind kind, String value) {

    /** The maximum length of a ticket number. */
    public static final int MAX_NUMBER = 32;

    /** The maximum number of digits of a record id, which fits a {@code long}. */
    public static final int MAX_RECORD = 18;

    /** The two ways to identify a ticket. */
    public enum Kind {
        /** Vtiger's {@code ticket_no}, such as {@code TT12}. */
        NUMBER,
        /** The record id without the module's prefix: {@code 34} of {@code 17x34}. */
        RECORD
    }

    public TicketReference {
        if (!isStrict(kind, value)) {
            // the value comes from a stranger, and messages can reach logs
            throw new IllegalArgumentException("not a ticket " + (kind == Kind.NUMBER ? "number" : "record id"));
        }
        value = kind == Kind.NUMBER ? value.toUpperCase(Locale.ROOT) : withoutLeadingZeros(value);
    }

    /** The ticket with this number; throws {@link IllegalArgumentException} if it is not of the strict form. */
    public static TicketReference number(String value) {
        return new TicketReference(Kind.NUMBER, value);
    }

    /** The ticket with this record id; throws {@link IllegalArgumentException} if it is not of the strict form. */
    public static TicketReference record(String value) {
        return new TicketReference(Kind.RECORD, value);
    }

    /** Whether this text is in the strict form of this kind. */
    public static boolean isStrict(Kind kind, String value) {
        int most = kind == Kind.NUMBER ? MAX_NUMBER : MAX_RECORD;
        if (value == null || value.isEmpty() || value.length() > most) {
            return false;
        }
        return value.chars().allMatch(c -> isDigit(c) || kind == Kind.NUMBER && (isLetter(c) || c == '-' || c == '_'));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
