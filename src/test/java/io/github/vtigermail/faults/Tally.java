package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.vtiger.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of the letters of a {@link Site}: mailbox, ledger and comments compared. Each letter must be one comment on its
 * ticket and be marked as read, or a dead letter with its reason; the newsletters must lie there as they came.
 *
 * @param mails letters delivered
 * @param comments comments made of them
 * @param lost letters with neither a comment nor a place among the dead letters
 * @param twice letters with more than one comment
 * @param deadLetters letters in the folder for failed mail
 * @param otherwise what else is not as it must be, in words
 */
record Tally(int mails, int comments, Set<Integer> lost, Set<Integer> twice, int deadLetters, List<String> otherwise) {

    static Tally of(Site site) {
        return of(site, List.of(site.mail.mailbox()), List.of(LedgerRows.in(site.folder())));
    }

    /** Of several mailboxes, whose connectors have one ledger or each its own. */
    static Tally of(Site site, List<TestMailbox> mailboxes, List<LedgerRows> ledgers) {
        List<String> otherwise = new ArrayList<>();
        Map<Integer, Integer> made = new TreeMap<>();
        for (Comment comment : site.vtiger.comments()) {
            OptionalInt number = Letter.of(comment.content());
            if (number.isEmpty()) {
                otherwise.add("a comment of no letter: " + comment.content());
                continue;
            }
            made.merge(number.getAsInt(), 1, Integer::sum);
            if (!site.vtiger.field(comment.ticketId(), "ticket_no").equals(new Letter(number.getAsInt()).ticket())) {
                otherwise.add("letter " + number.getAsInt() + " is on a wrong ticket");
            }
        }
        Set<Integer> dead = new TreeSet<>();
        int newsletters = 0;
        for (TestMailbox mailbox : mailboxes) {
            mailbox.folder("Failed").forEach(stored -> Letter.of(stored).ifPresent(dead::add));
            for (StoredMail stored : mailbox.folder("INBOX")) {
                OptionalInt number = Letter.of(stored);
                if (isNewsletter(stored)) {
                    newsletters += stored.flags().isEmpty() ? 1 : 0;
                } else if (number.isPresent() && !stored.seen() && made.containsKey(number.getAsInt())) {
                    otherwise.add("letter " + number.getAsInt() + " is a comment and unread");
                }
            }
        }
        if (newsletters != site.newsletters()) {
            otherwise.add((site.newsletters() - newsletters) + " newsletters are not as they came");
        }
        Set<Integer> lost = new TreeSet<>();
        Set<Integer> twice = new TreeSet<>();
        for (int number = 1; number <= site.letters(); number++) {
            int times = made.getOrDefault(number, 0);
            if (times > 1) {
                twice.add(number);
            } else if (times == 0 && !dead.contains(number)) {
                lost.add(number);
            } else if (times == 1 && dead.contains(number)) {
                otherwise.add("letter " + number + " is a comment and a dead letter");
            }
        }
        ledgers.forEach(ledger -> otherwise.addAll(ledger.claimsLeft()));
        int reasons = ledgers.stream().mapToInt(LedgerRows::deadLetters).sum();
        if (reasons < dead.size()) {
            otherwise.add((dead.size() - reasons) + " dead letters have no reason in the ledger");
        }
        int comments = made.values().stream().mapToInt(Integer::intValue).sum();
        return new Tally(site.letters(), comments, lost, twice, dead.size(), otherwise);
    }

    /** The same, without letters that a person took away before their comments were begun: those are not lost. */
    Tally excusing(Set<Integer> takenAway) {
        Set<Integer> others = new TreeSet<>(lost);
        others.removeAll(takenAway);
        return new Tally(mails, comments, others, twice, deadLetters, otherwise);
    }

    private static boolean isNewsletter(StoredMail stored) {
        String subject = stored.rawSubject();
        return subject != null && subject.matches("Newsletter \\d+ of the bench");
    }

    /** Fails with all that is wrong. */
    void assertKept() {
        assertThat(twice).as("letters with more than one comment").isEmpty();
        assertThat(lost).as("lost letters").isEmpty();
        assertThat(otherwise).isEmpty();
    }

    /** The same, where none may be given up. */
    void assertAllMade() {
        assertKept();
        assertThat(deadLetters).as("dead letters").isZero();
        assertThat(comments).isEqualTo(mails);
    }
}
