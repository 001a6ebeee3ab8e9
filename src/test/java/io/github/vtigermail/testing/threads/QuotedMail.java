package io.github.vtigermail.testing.threads;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A mail that another one quotes or forwards.
 *
 * @param head null if nothing is above it
 * @param title the line that says that it is forwarded; empty if it is answered
 * @param quoted the mail that it quotes itself; null if it quotes none
 */
record QuotedMail(Head head, String title, List<Passage> passages, QuotedMail quoted) {

    QuotedMail {
        passages = List.copyOf(passages);
    }

    /** A mail that is answered and quotes nothing. */
    static QuotedMail of(Head head, List<Passage> passages) {
        return new QuotedMail(head, "", passages, null);
    }

    /** The same, with one more mail quoted in it. */
    QuotedMail quoting(QuotedMail other) {
        return new QuotedMail(head, title, passages, other);
    }

    /** The same with other text. */
    QuotedMail with(List<Passage> other) {
        return new QuotedMail(head, title, other, quoted);
    }

    QuotedMail forwarded(String line) {
        return new QuotedMail(head, line, passages, quoted);
    }

    QuotedMail bare() {
        return new QuotedMail(null, "", passages, null);
    }

    /** The same with its old text changed, on all levels. */
    QuotedMail altered(UnaryOperator<String> alteration) {
        List<Passage> altered =
                passages.stream().map(passage -> passage.altered(alteration)).toList();
        return new QuotedMail(head, title, altered, quoted == null ? null : quoted.altered(alteration));
    }
}
