package io.github.vtigermail.testing.threads;

import io.github.vtigermail.mail.history.TicketText;
import java.util.Random;

/** The mail that Vtiger sends to a ticket's contact when the ticket gets a comment. */
final class Notification {
    private static final String[] CATEGORIES = {"", " Big Problem", " Small Problem", " Other Problem"};
    private static final String[] SEVERITIES = {"", " Minor", " Major", " Critical"};
    private static final String[] PRIORITIES = {" Low", " Normal", " High", " Urgent"};
    private static final String[] STATES = {" Open", " In Progress", " Wait For Response"};

    private Notification() {}

    static String of(TicketText ticket, String comment, String customer, Random random) {
        return String.join(
                "\n",
                "Ticket ID : " + (100 + random.nextInt(900)),
                "Ticket Title : " + ticket.title(),
                "",
                "Dear Customer " + customer + ",",
                "",
                "The Ticket is replied the details are :",
                "",
                "Ticket No : TT12",
                "Status :" + any(STATES, random),
                "Category :" + any(CATEGORIES, random),
                "Severity :" + any(SEVERITIES, random),
                "Priority :" + any(PRIORITIES, random),
                "",
                "Description :",
                ticket.description(),
                "",
                "Solution :",
                ticket.solution(),
                "",
                "The comments are :",
                "",
                comment,
                "",
                "Regards",
                "Support Administrator");
    }

    private static String any(String[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
