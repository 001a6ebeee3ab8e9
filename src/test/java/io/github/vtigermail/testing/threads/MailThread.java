package io.github.vtigermail.testing.threads;

import io.github.vtigermail.mail.history.TicketText;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail, the ticket that it answers, and what of the mail the ticket does not have.
 *
 * @param plan what it was made from
 * @param mail its source
 * @param fresh the sentences that the comment must have
 * @param old sentences that it should not have
 * @param text all that the comment should say; null where it may have a line of context more
 */
public record MailThread(
        ThreadPlan plan, byte[] mail, TicketText ticket, List<String> fresh, List<String> old, String text) {

    public MailThread {
        fresh = List.copyOf(fresh);
        old = List.copyOf(old);
    }

    /** The new sentences that a comment has lost. */
    public List<String> lost(String comment) {
        String flat = FlatText.of(comment);
        List<String> lost = new ArrayList<>();
        for (String sentence : fresh) {
            long times = fresh.stream().filter(sentence::equals).count();
            if (FlatText.count(FlatText.of(sentence), flat) < times) {
                lost.add(sentence);
            }
        }
        return lost;
    }

    /** The old sentences that a comment still has. */
    public List<String> leftIn(String comment) {
        String flat = FlatText.of(comment);
        return old.stream()
                .filter(sentence -> flat.contains(FlatText.of(sentence)))
                .toList();
    }

    /** Whether a comment is as it should be: nothing is lost, and nothing else is in it. */
    public boolean isRight(String comment) {
        return text == null
                ? lost(comment).isEmpty() && leftIn(comment).isEmpty()
                : FlatText.of(text).equals(FlatText.of(comment));
    }
}
