package io.github.vtigermail.mail;

import java.util.regex.Pattern;

/**
 * How a subject identifies a ticket: by its number ({@code TT12}) or its record id ({@code 34}).
 *
 * <p>Only the strict form exists: a number is 1 to 64 ASCII letters, digits, {@code -} and {@code _}, or a prefix of an
 * administrator's making before digits, such as {@code HD-2026/7} or {@code Ticket #7}, without quotes, backslashes and
 * control characters; a record id is 1 to 18 ASCII digits. The constructor throws {@link IllegalArgumentException} for
 * anything else, so a reference can always be used in a query (still quoted).
 *
 * <p>References to the same ticket are equal: a number is kept in upper case, because Vtiger finds ticket numbers
 * regardless of case, and a record id without leading zeros.
 *
 * @param kind which of the two it is
 * @param value the number or the record id, in the form above
 */
public record TicketReference(Kind kind, String value) {

    /** The maximum length of a ticket number. */
    public static final int MAX_NUMBER = 64;

    /** The maximum number of digits of a record id, which fits a {@code long}. */
    public static final int MAX_RECORD = 18;

    private static final Pattern NUMBER =
            Pattern.compile("[A-Za-z0-9_-]+|(?=\\S)[\\p{L}\\p{M}0-9 _./#:+&()\\[\\]*=,!~-]+[0-9]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

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
        value = kind == Kind.NUMBER ? upperCase(value) : withoutLeadingZeros(value);
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
        Pattern form = kind == Kind.NUMBER ? NUMBER : DIGITS;
        return value != null && value.length() <= most && form.matcher(value).matches();
    }

    /** One character for one: of {@code ß} the database does not know that it is {@code SS}. */
    private static String upperCase(String number) {
        StringBuilder upper = new StringBuilder(number.length());
        number.chars().forEach(c -> upper.append(Character.toUpperCase((char) c)));
        return upper.toString();
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
