package io.github.vtigermail.mail.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A mail's lines, each compared with the ticket's texts. */
final class ComparedLines extends MailLines {
    private static final int MIN_MARKED = 2;
    private static final int MIN_QUESTION = 3;
    private static final int MAX_QUESTION = 60;
    private static final int UNKNOWN = -1;

    private final KnownTexts ticket;
    private final boolean[] kept;
    private final MailWords all;
    private final int[] knownWords; // of each line
    private final QuotedLine[] kinds;
    private final QuoteHead heads;
    private final int[] headOf; // what it is for each line, as far as it was asked for

    /** @param kept which lines the patterns of mail programs left */
    ComparedLines(String mail, boolean[] kept, KnownTexts ticket) {
        super(mail);
        this.ticket = ticket;
        this.kept = kept;
        List<List<Integer>> compared = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            compared.add(notifications[i] ? List.of() : words(i));
        }
        all = new MailWords(compared, ticket);
        knownWords = new int[count()];
        kinds = new QuotedLine[count()];
        countKnown();
        heads = new QuoteHead(bare, kinds);
        headOf = new int[count()];
        Arrays.fill(headOf, UNKNOWN);
        classify();
        findFirstLines();
        findShortLines();
    }

    private void countKnown() {
        for (int i = 0; i < count(); i++) {
            knownWords[i] = all.known(i);
        }
        int marks = 0;
        for (boolean one : marked) {
            marks += one ? 1 : 0;
        }
        for (int i = 0; marks >= MIN_MARKED && i < count(); i++) {
            boolean continues = i > 0
                    && !bare[i - 1].isBlank()
                    && (marked[i - 1] || knownWords[i - 1] > 0)
                    && knownWords[i - 1] == count(i - 1);
            if (!marked[i] && !continues && kept[i]) {
                knownWords[i] = 0; // between marked lines a person wrote it
            }
        }
    }

    private void classify() {
        for (int i = 0; i < count(); i++) {
            int count = count(i);
            if (notifications[i]) {
                kinds[i] = QuotedLine.NOTIFICATION;
            } else if (bare[i].isBlank()) {
                kinds[i] = QuotedLine.BLANK;
            } else if (count == 0) {
                kinds[i] = QuotedLine.WORDLESS;
            } else if (knownWords[i] == count) {
                kinds[i] = QuotedLine.KNOWN;
            } else {
                kinds[i] = knownWords[i] == 0 ? QuotedLine.NEW : QuotedLine.PARTLY;
            }
        }
    }

    /** Below a head is the first line of a text, however short. */
    private void findFirstLines() {
        for (int i = 0; i < count(); i++) {
            List<Integer> line = words(i);
            if (kinds[i].isNew()
                    && (marked[i] || !anyMarked || !kept[i])
                    && ticket.hasLine(line)
                    && hasText(text -> !text.isTitle() && text.startsWithLine(line))
                    && heads.start(i) < i) {
                setKnown(i);
            }
        }
    }

    /** Short lines ("Regards"), if they are whole lines of a text of the ticket, next to a known line. */
    private void findShortLines() {
        List<Integer> closing = Words.of(NotificationLine.CLOSING);
        for (int i = 0; i < count(); i++) {
            List<Integer> line = words(i);
            if (!kinds[i].isNew() || anyMarked && !marked[i] || !line.equals(closing) && !ticket.hasLine(line)) {
                continue;
            }
            int before = previous(i);
            int after = next(i);
            boolean belowOld = before >= 0 && kinds[before].isOld() && kinds[before] != QuotedLine.SHORT;
            boolean aboveOld = after >= 0 && kinds[after].isOld() && kinds[after] != QuotedLine.SHORT;
            if (hasText(text -> !text.isTitle() && text.is(line)) && (marked[i] || heads.start(i) < i)) {
                setKnown(i);
            } else if ((belowOld || aboveOld) && (marked[i] || belowOld || line.size() >= 2)) {
                kinds[i] = QuotedLine.SHORT;
            }
        }
    }

    private void setKnown(int line) {
        kinds[line] = QuotedLine.KNOWN;
        knownWords[line] = count(line);
    }

    private boolean hasText(Predicate<KnownText> wanted) {
        for (int i = 0; i < ticket.count(); i++) {
            if (wanted.test(ticket.text(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the patterns left the line. */
    boolean isKept(int at) {
        return kept[at];
    }

    QuotedLine kind(int at) {
        return kinds[at];
    }

    /** A person wrote it, although the ticket has its words. */
    void setNew(int at) {
        kinds[at] = QuotedLine.NEW;
        knownWords[at] = 0;
    }

    /** Whether it is a whole line of the ticket. */
    boolean isLineOfTicket(int at) {
        return ticket.hasLine(words(at));
    }

    /** Whether the line begins with a whole line of the ticket. */
    boolean startsWithLineOfTicket(int at) {
        List<Integer> line = words(at);
        for (int length = MIN_QUESTION; length < Math.min(line.size(), MAX_QUESTION); length++) {
            if (ticket.hasLine(line.subList(0, length))) {
                return true;
            }
        }
        return false;
    }

    int knownWords(int at) {
        return knownWords[at];
    }

    /** The words of all lines. */
    MailWords all() {
        return all;
    }

    KnownTexts ticket() {
        return ticket;
    }

    /** The first line of what a mail program wrote above this line; the line itself if there is nothing. */
    int headOf(int at) {
        if (headOf[at] == UNKNOWN) {
            headOf[at] = heads.start(at);
        }
        return headOf[at];
    }
}
