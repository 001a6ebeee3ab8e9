package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * A comment as Vtiger answers it.
 *
 * @param id its record id, {@code 30x78}
 * @param ticketId the record id of its ticket
 * @param time when it was made, in whole seconds: {@code 2026-11-28 17:18:01}
 * @param source its marker, if it was made by this component
 * @param customer the contact whose comment it is shown as, or empty
 * @param text what it says
 */
record StoredComment(String id, String ticketId, String time, String source, String customer, String text) {
    /** Of those of one second the record ids tell the order. */
    static final Comparator<StoredComment> OLDER_FIRST =
            Comparator.comparing(StoredComment::time).thenComparingLong(StoredComment::number);

    private static final String MARKER = "MAIL:";
    private static final String OF_FILES = "-FILES";
    private static final String HEADING = "From ";
    private static final int MOST_HEADING = 1_000;

    /** From a row of a query, or from the answer to its creation. */
    static StoredComment of(JsonNode row) {
        return new StoredComment(
                row.path("id").asText(),
                row.path("related_to").asText(),
                row.path("createdtime").asText(),
                row.path("source").asText(""),
                row.path("customer").asText(""), // null for none
                row.path("commentcontent").asText(""));
    }

    private long number() {
        String number = id.substring(id.indexOf('x') + 1);
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    int length() {
        return text.length();
    }

    /** Whether it names files that Vtiger did not keep: nobody's words. */
    boolean isFileNotice() {
        return source.startsWith(MARKER) && source.endsWith(OF_FILES);
    }

    /** @param staff whether an address is known to be the staff's */
    TicketComment comment(Predicate<String> staff) {
        return new TicketComment(text, isStaff(staff));
    }

    private boolean isStaff(Predicate<String> staff) {
        if (!customer.isEmpty()) {
            return false;
        }
        String sender = sender();
        return sender.isEmpty() ? !source.startsWith(MARKER) : staff.test(sender);
    }

    /**
     * The address in the first line, {@code From Ann (ann@example.com), 2026-11-28 17:18 +01:00}; empty if it is no such line. It
     * is the last one there: what comes before it the sender wrote.
     */
    private String sender() {
        if (!text.startsWith(HEADING)) {
            return "";
        }
        int end = text.indexOf('\n');
        String line = text.substring(0, Math.min(end < 0 ? text.length() : end, MOST_HEADING));
        String sender = "";
        for (String word : line.split("[\\s(),<>]+")) {
            sender = word.indexOf('@') > 0 ? word : sender;
        }
        return sender;
    }

    /** Names its record alone. */
    @Override
    public String toString() {
        return "StoredComment[" + id + "]";
    }
}
