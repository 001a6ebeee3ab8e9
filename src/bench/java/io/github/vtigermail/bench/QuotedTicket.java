package io.github.vtigermail.bench;

import io.github.vtigermail.mail.history.TicketText;
import io.github.vtigermail.testing.mail.Mails;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ticket and the mails that quote it; the same ones in every run. */
final class QuotedTicket {

    private static final int VOCABULARY = 2_000;
    private static final int LINE = 70;
    private static final int OWN = 600; // characters of the answer

    private final Random random = new Random(1);
    private final List<String> words = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();

    private QuotedTicket() {
        for (int i = 0; i < VOCABULARY; i++) {
            words.add(random.ints(2 + random.nextInt(8), 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()));
        }
    }

    /** A ticket with so many comments of this size. */
    static QuotedTicket of(int comments, int size) {
        QuotedTicket ticket = new QuotedTicket();
        for (int i = 0; i < comments; i++) {
            ticket.comments.add(ticket.text(size));
        }
        return ticket;
    }

    TicketText texts() {
        return new TicketText(
                "Printer",
                "It burns.",
                "",
                comments.stream()
                        .map(text -> new TicketText.Comment(text, comments.indexOf(text) % 2 == 0))
                        .toList());
    }

    /** A plain text that quotes as many comments as the size has room for, and unknown text below. */
    byte[] reply(int size) {
        String quoted = quotes(size - OWN)
                .flatMap(String::lines)
                .map(line -> "> " + line + "\n")
                .collect(Collectors.joining());
        String more = text(size - OWN - quoted.length())
                .lines()
                .map(line -> "> " + line + "\n")
                .collect(Collectors.joining());
        return mail().text(
                        text(OWN) + "\n\nOn Mon, 3 Feb 2025 at 10:00, Ann <ann@shop.example> wrote:\n" + quoted + more)
                .build();
    }

    /** The same as a page of Gmail. */
    byte[] page(int size) {
        String quoted = quotes(size - 2 * OWN)
                .map(text -> "<p>" + text.replace("\n", "<br>\n") + "</p>\n")
                .collect(Collectors.joining());
        return mail().html("<html><body><div dir=\"ltr\">" + text(OWN).replace("\n", "<br>\n") + "</div><br>\n"
                        + "<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, 3 Feb 2025 at 10:00, Ann"
                        + " &lt;<a href=\"mailto:ann@shop.example\">ann@shop.example</a>&gt; wrote:<br></div>"
                        + "<blockquote class=\"gmail_quote\" style=\"margin:0 0 0 .8ex;border-left:1px #ccc solid\">"
                        + quoted
                        + "</blockquote></div></body></html>")
                .build();
    }

    private Stream<String> quotes(int size) {
        return comments.stream().limit(Math.max(1, size / comments.get(0).length()));
    }

    /** Lines of words, of which the first ones are the most frequent. */
    private String text(int size) {
        StringBuilder text = new StringBuilder();
        int line = 0;
        while (text.length() < size) {
            String word = words.get((int) (Math.pow(random.nextDouble(), 2) * VOCABULARY));
            boolean full = line + word.length() > LINE;
            text.append(text.isEmpty() ? "" : full ? "\n" : " ").append(word);
            line = full ? word.length() : line + 1 + word.length();
        }
        return text.append('.').toString();
    }

    private static Mails mail() {
        return Mails.to("support@shop.example")
                .subject("Re: TT12 Printer on fire")
                .header("In-Reply-To", "<1@shop.example>");
    }
}
