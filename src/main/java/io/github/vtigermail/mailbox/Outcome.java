package io.github.vtigermail.mailbox;

import org.apache.camel.Exchange;

/**
 * What became of a mail, and so what becomes of it in its mailbox. A route says it by the exchange property {@value
 * #PROPERTY}; a mail of which nothing is said was not meant, and is left alone.
 */
public enum Outcome {
    /** Its comment is confirmed: it is marked as read and, if the mailbox says so, moved. */
    DONE,
    /** It was done before, here or in another mailbox: the same becomes of it. */
    DUPLICATE,
    /** It is none of ours: nothing in the mailbox changes (but see {@link #FOLDER}), and it is not looked at again. */
    LEFT_ALONE,
    /** It cannot become a comment: it is moved, as it is, into the folder for dead letters. */
    DEAD_LETTER,
    /** Its sender may not write to the ticket: it is moved, as it is, into the folder for quarantine. */
    QUARANTINED,
    /** Its ticket is held: as unsettled, but no failure, so that the mails of other tickets go on as ever. */
    HELD,
    /**
     * Another worker or connector is at it, or the CRM may be still: as unsettled, but no failure. The later mails of its
     * ticket wait behind it.
     */
    IN_WORK,
    /** Nothing is settled: it stays as it is, and is taken again at the next poll. */
    UNSETTLED;

    /** The exchange property that holds the outcome. */
    public static final String PROPERTY = "MailOutcome";
    /** The exchange property with the reason of a dead letter, of a mail in quarantine, left alone or unsettled: a word for logs. */
    public static final String REASON = "MailReason";
    /** The exchange property with the folder that a mail left alone is moved to; without it, it stays where it is. */
    public static final String FOLDER = "MailFolder";
    /** The exchange property with the ticket, for logs: number or record id. */
    public static final String TICKET = "MailTicket";

    /** What the exchange says; one that failed settles nothing. */
    static Outcome of(Exchange exchange) {
        if (exchange.isFailed() || exchange.isRollbackOnly()) {
            return UNSETTLED;
        }
        Object said = exchange.getProperty(PROPERTY);
        for (Outcome outcome : values()) { // Camel's converter finds it too, but searches long for each mail
            if (outcome.name().equals(said)) {
                return outcome;
            }
        }
        return exchange.getProperty(PROPERTY, LEFT_ALONE, Outcome.class);
    }

    /** Whether the mail needs no more to be done to it. */
    boolean isSettled() {
        return this != UNSETTLED && this != HELD && this != IN_WORK;
    }
}
