package io.github.vtigermail.testing.threads;

import java.util.List;

/**
 * A customer's mail before a mail program writes it.
 *
 * @param above what is written above the quoted mail
 * @param quoted null if nothing is quoted
 * @param below what is written below it
 * @param between how answers within the quoted mail look
 */
record Letter(List<Passage> above, QuotedMail quoted, List<Passage> below, Between between) {

    /** How an answer within a quoted mail differs from it. */
    enum Between {
        /** It is outside the quote. */
        UNMARKED,
        /** It is inside the quote, with a colour. */
        COLOURED,
        /** It is inside the quote and looks like it. */
        UNDISTINGUISHED,
        /** The quote is indented by spaces, the answer is not. */
        INDENTED,
        /** The quote is a table, with questions on the left and answers on the right. */
        TABLE,
        /** It is on the line of the question. */
        SAME_LINE,
        /** Nothing of it is old: the customer quotes somebody else. */
        OWN_QUOTE
    }
}
