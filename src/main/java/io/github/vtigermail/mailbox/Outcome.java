package io.github.vtigermail.mailbox;

import org.apache.camel.Exchange;

/**
 * What became of a mail, and so what happens to it in its mailbox. A route may set it as the exchange property {@value
 * #PROPERTY}. If it sets none, a mail that came through without a fault, or whose fault was handled, is done; but a mail
 * whose subject names no ticket is left alone.
 */
public enum Outcome {
    /** Its comment is confirmed: it is marked as read and, with {@code moveTo}, moved. */
    DONE,
    /** It was done before, here or in another mailbox: treated as {@link #DONE}. */
    DUPLICATE,
    /** It is not for us: nothing in the mailbox changes (but see {@link #FOLDER}), and it is not looked at again. */
    LEFT_ALONE,
    /** It cannot become a comment: it is moved, intact, to the folder for dead letters. */
    DEAD_LETTER,
    /** Its sender may not write to the ticket: it is moved, intact, to the folder for quarantine. */
    QUARANTINED,
    /** Its ticket, or its mailbox, is held: like unsettled, but not a failure, so the mails of other tickets are not affected. */
    HELD,
    /**
     * Another worker or connector processes it, or the CRM may still do: like unsettled, but not a failure. Later mails of
     * its ticket wait.
     */
    IN_WORK,
    /**
     * Vtiger refuses its comment, which may pass: like unsettled, but not a failure. Later mails of its ticket wait.
     */
    REFUSED,
    /** Not settled: it stays as it is and is retried at the next poll. */
    UNSETTLED;

    /** The exchange property that holds the outcome. */
    public static final String PROPERTY = "MailOutcome";
    /**
     * The exchange property that is true while no comment may be made of the mails of the mailbox: one that would become a comment
     * is {@link #HELD}.
     */
    public static final String NO_COMMENT = "MailNoComment";
    /** The exchange property with the reason for the outcome, if there is one: a word for the logs. */
    public static final String REASON = "MailReason";
    /** The exchange property with the folder to move a mail to that is left alone. Without it the mail stays where it is. */
    public static final String FOLDER = "MailFolder";
    /** The exchange property with the ticket for the logs: number or record id. */
    public static final String TICKET = "MailTicket";

    /** The outcome that the exchange has; a mail whose exchange failed is not settled. */
    static Outcome of(MailboxMail mail, Exchange exchange) {
        if (exchange.isFailed() || exchange.isRollbackOnly()) {
            return UNSETTLED;
        }
        Object said = exchange.getProperty(PROPERTY);
        for (Outcome outcome : values()) { // Camel's converter would do, but is slow for each mail
            if (outcome.name().equals(said)) {
                return outcome;
            }
        }
        Outcome unset = mail.references().isEmpty() ? LEFT_ALONE : DONE;
        return exchange.getProperty(PROPERTY, unset, Outcome.class);
    }

    /** Whether nothing remains to be done with the mail. */
    boolean isSettled() {
        return this != UNSETTLED && this != HELD && this != IN_WORK && this != REFUSED;
    }
}
