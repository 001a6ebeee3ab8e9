package io.github.vtigermail.testing.threads;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A paragraph of a mail.
 *
 * @param text may have line breaks
 * @param fresh whether the customer wrote it into this mail
 */
record Passage(String text, boolean fresh) {

    static Passage fresh(String text) {
        return new Passage(text, true);
    }

    static Passage old(String text) {
        return new Passage(text, false);
    }

    /** The paragraphs of an old text. */
    static List<Passage> ofOld(String text) {
        return Arrays.stream(text.split("\n\n")).map(Passage::old).toList();
    }

    /** Changed, if it is old. */
    Passage altered(UnaryOperator<String> alteration) {
        return fresh ? this : old(alteration.apply(text));
    }
}
