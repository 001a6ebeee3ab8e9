package io.github.vtigermail.bench.load;

import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The mails of a round, the same ones in every run: to 400 tickets, from 300 contacts, 5 to 20 kB as text and as HTML,
 * with what they answer below. No other set has its tickets and contacts, so nothing that was looked up for another one
 * helps.
 *
 * @param number from 1 on; of two sets it differs
 * @param size how many mails
 */
record MailSet(int number, int size) {
    private static final int TICKETS = 400;
    private static final int SENDERS = 300;
    private static final int ROOM = 1000;

    private static final String SENTENCE =
            "the printer in room 12 is on fire again, could you please have a look at it?";
    private static final String QUOTED_TEXT =
            "> The printer in room 12 was looked at on Monday, and the fire in it is out. Please tell us if it burns again.\n"
                    .repeat(6);
    private static final String QUOTED_HTML =
            ("<p class=\"MsoNormal\" style=\"margin:0cm;font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif\">The"
                            + " printer in room 12 was looked at on Monday, and the fire in it is out. Please tell us if it"
                            + " burns again.</p>\n")
                    .repeat(8);

    /** The tickets and contacts of its mails. */
    void addTo(VtigerStandIn vtiger) {
        IntStream.range(0, SENDERS).forEach(mail -> vtiger.addContact(sender(mail)));
        IntStream.range(0, TICKETS)
                .forEach(mail -> vtiger.put(
                        ticketId(mail),
                        Map.of("ticket_no", ticket(mail), "ticket_title", "On fire", "contact_id", "")));
    }

    List<byte[]> mails() {
        return IntStream.range(0, size).mapToObj(this::mail).toList();
    }

    /** The ticket's number that a mail's subject names. */
    String ticket(int mail) {
        return "TT" + record(mail);
    }

    /** The id of that ticket. */
    String ticketId(int mail) {
        return "17x" + record(mail);
    }

    private int record(int mail) {
        return number * ROOM + mail * 7 % TICKETS;
    }

    private String sender(int mail) {
        return "customer" + (number * ROOM + mail % SENDERS) + "@customer.example";
    }

    /** What only the comment of this mail holds. */
    String label(int mail) {
        return "call " + number + "/" + mail + ":";
    }

    /** What is new in a mail, and so what its comment says. */
    String text(int mail) {
        return label(mail) + " " + SENTENCE + "\n" + (SENTENCE + "\n").repeat(2 + mail % 5);
    }

    private byte[] mail(int mail) {
        int answered = 2 + mail % 6;
        StringBuilder plain = new StringBuilder(text(mail));
        StringBuilder html = new StringBuilder("<html><head></head><body><div dir=\"ltr\">")
                .append(text(mail).replace("\n", "<br>\n"))
                .append("</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Feb 3, 2025"
                        + " at 10:00 AM Ann Lee &lt;<a href=\"mailto:ann@shop.example\">ann@shop.example</a>&gt;"
                        + " wrote:<br></div><blockquote class=\"gmail_quote\">\n");
        plain.append("\nOn Mon, Feb 3, 2025 at 10:00 AM Ann Lee <ann@shop.example> wrote:\n");
        for (int i = 0; i < answered; i++) {
            plain.append(QUOTED_TEXT);
            html.append(QUOTED_HTML).append("<br>\n");
        }
        return Mails.to(MailServer.USER)
                .from("Jane Doe <" + sender(mail) + ">")
                .subject("Re: " + ticket(mail) + " Printer on fire")
                .text(plain.toString())
                .html(html.append("</blockquote></div></body></html>\n").toString())
                .build();
    }
}
