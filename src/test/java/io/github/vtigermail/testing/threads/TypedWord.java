package io.github.vtigermail.testing.threads;

import io.github.vtigermail.mail.history.TicketText;
import io.github.vtigermail.mail.history.TicketText.Comment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A word that the customer typed into a quoted mail, at the end of a line between others that the ticket has. */
final class TypedWord {
    private final String known;

    TypedWord(TicketText ticket) {
        known = FlatText.of(ticket.description()
                + ticket.comments().stream().map(Comment::text).collect(Collectors.joining("\n")));
    }

    /** The quoted mail with the word; the same one if it has too few lines of the ticket. */
    QuotedMail typed(QuotedMail quoted, String word, Random random) {
        List<List<String>> lines = quoted.passages().stream()
                .map(passage -> new ArrayList<>(Arrays.asList(passage.text().split("\n", -1))))
                .map(passage -> (List<String>) passage)
                .toList();
        List<int[]> places = new ArrayList<>();
        for (int p = 0; p < lines.size(); p++) {
            for (int l = 0; l < lines.get(p).size() && !quoted.passages().get(p).fresh(); l++) {
                String flat = FlatText.of(lines.get(p).get(l));
                if (!flat.isEmpty() && known.contains(flat)) {
                    places.add(new int[] {p, l});
                }
            }
        }
        if (places.size() < 3) {
            return quoted;
        }
        int[] place = places.get(1 + random.nextInt(places.size() - 2));
        lines.get(place[0]).set(place[1], lines.get(place[0]).get(place[1]).stripTrailing() + " " + word);
        List<Passage> passages = new ArrayList<>();
        for (int p = 0; p < lines.size(); p++) {
            passages.add(new Passage(
                    String.join("\n", lines.get(p)), quoted.passages().get(p).fresh()));
        }
        return quoted.with(passages);
    }
}
