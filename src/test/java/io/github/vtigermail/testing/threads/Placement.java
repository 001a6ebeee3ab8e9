package io.github.vtigermail.testing.threads;

import java.util.EnumSet;
import java.util.Set;

/** Where the customer's words are, and what the mail quotes. */
public enum Placement {
    /** Above the agent's mail. */
    TOP,
    /** Above a mail that Vtiger sent about a comment. */
    ABOVE_NOTIFICATION,
    /** Below the agent's mail. */
    BELOW,
    /** Above and below the agent's mail. */
    AROUND,
    /** Within the element of the quoted mail, at its end. */
    BELOW_IN_QUOTE,
    /** Below a mail that Vtiger sent about a comment. */
    BELOW_NOTIFICATION,
    /** Between quoted lines, and not marked as they are. */
    BETWEEN_MARKS,
    /** Between quoted lines, in another colour. */
    BETWEEN_IN_COLOUR,
    /** Between lines that are indented. */
    BETWEEN_INDENTED,
    /** In the right column of a table. */
    BETWEEN_IN_TABLE,
    /** Behind the question, on its line. */
    BETWEEN_ON_LINE,
    /** Above the mail of a third party that is forwarded. */
    FORWARD,
    /** Above the mail of a third party that is answered, with a copy to the ticket. */
    ANSWER_TO_OTHER,
    /** Above the agent's own mail that is forwarded. */
    FORWARD_KNOWN,
    /** Above a mail that the ticket does not have. */
    UNKNOWN_QUOTE,
    /** Nothing is quoted. */
    ALONE,
    /** In a sentence of their own that repeats the agent's words. */
    REPEATING,
    /** A short answer that the ticket has already. */
    SHORT,
    /** Around words of the ticket that were pasted on purpose. */
    PASTED,
    /** Around words of somebody else, which the customer marked as a quote. */
    OWN_QUOTE,
    /** Around text that looks like what mail programs write: a log, a patch, a form. */
    TECHNICAL;

    /** What can be told although nothing is marked. */
    private static final Set<Placement> BARE = EnumSet.of(
            TOP,
            BELOW,
            AROUND,
            ABOVE_NOTIFICATION,
            BELOW_NOTIFICATION,
            BETWEEN_MARKS,
            BETWEEN_ON_LINE,
            REPEATING,
            TECHNICAL);

    /** Whether the mail program can write such a mail. */
    boolean suits(MailProgram program) {
        if (program == MailProgram.NO_MARKS) {
            return BARE.contains(this);
        }
        return switch (this) {
            case BETWEEN_IN_COLOUR, BETWEEN_IN_TABLE, BELOW_IN_QUOTE -> program.writesHtml();
            case BETWEEN_ON_LINE, BETWEEN_INDENTED -> program.writesPlain();
            case ANSWER_TO_OTHER -> program.attribution() != 2; // with an address
            default -> true;
        };
    }

    boolean isBetween() {
        return name().startsWith("BETWEEN");
    }

    /** Whether the quoted text is none of the ticket's. */
    boolean quotesOther() {
        return this == FORWARD || this == ANSWER_TO_OTHER || this == UNKNOWN_QUOTE || this == OWN_QUOTE;
    }
}
