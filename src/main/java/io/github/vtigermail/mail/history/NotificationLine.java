package io.github.vtigermail.mail.history;

import com.google.re2j.Pattern;

/** The lines that Vtiger's own mail about a ticket has around the ticket's texts, as its templates come. */
final class NotificationLine {
    private static final int MAX = 300;
    private static final Pattern LINE = Pattern.compile(
            "(?i)^\\s*(?:ticket id\\s*:\\s*\\d+|ticket title\\s*:.*|dear customer .*,"
                    + "|the ticket is replied the details are\\s*:|ticket no\\s*:\\s*\\S+|status\\s*:.*|category\\s*:.*|severity\\s*:.*"
                    + "|priority\\s*:.*|description\\s*:|solution\\s*:|the comments are\\s*:|support administrator)\\s*$");

    /** How many in a row are Vtiger's and not a person's. */
    static final int SURE = 3;

    /** The line above the last one, which people write, too. */
    static final String CLOSING = "Regards";

    private static final String LAST = "dministrator";

    private NotificationLine() {}

    static boolean matches(String line) {
        return line.length() <= MAX && mayMatch(line) && LINE.matcher(line).matches();
    }

    /** A cheap look at its end: most lines have neither a colon nor the end of the others. */
    private static boolean mayMatch(String line) {
        String text = line.stripTrailing();
        return line.indexOf(':') >= 0 || text.endsWith(",") || text.endsWith("r") || text.endsWith("R");
    }

    /** Whether it is the last one. */
    static boolean isLast(String line) {
        return line.contains(LAST);
    }
}
