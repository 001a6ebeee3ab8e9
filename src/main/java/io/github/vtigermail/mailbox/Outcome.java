package io.github.vtigermail.mailbox;

import org.apache.camel.Exchange;

/**
 * What became of a mail, and so what happens to it in its mailbox. A route may set it as the exchange property {@value
 * #PROPERTY}. If it sets none, a mail that came through without a fault, or whose fault was handled, is done; but a mail
 * whose subject names no ticket is left alone.
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

    /** The outcome that the exchange has; a mail whose exchange failed is not settled. */
    static Outcome of(MailboxMail mail, Exchange exchange) {
        if (exchange.isFailed() || exchange.isRollbackOnly()) {
            return UNSETTLED;
        }
        Object said = exchange.getProperty(PROPERTY);
        for (Outcome outcome : values()) { // Camel's converter finds it too, but searches long for each mail
            if (outcome.name().equals(said)) {
                return outcome;
            }
        }
        Outcome unsaid = mail.references().isEmpty() ? LEFT_ALONE : DONE;
        return exchange.getProperty(PROPERTY, unsaid, Outcome.class);
    }

    /** Whether the mail needs no more to be done to it. */
    boolean isSettled() {
        return this != UNSETTLED && this != HELD && this != IN_WORK;
    }
}
