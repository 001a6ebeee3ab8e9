package io.github.vtigermail.mailbox;

import org.apache.camel.Exchange;

/**
 * A mail that went through the routes, with its outcome.
 *
 * @param mail the mail; what was fetched of it is released already
 * @param outcome what becomes of it
 * @param reason why, in a word; may be null
 * @param ticket the name of the ticket in the subject, or {@code -}
 * @param folder where to move a mail that is left alone; null to leave it where it is
 * @param millis how long it took, in milliseconds
 */
record ProcessedMail(MailboxMail mail, Outcome outcome, String reason, String ticket, String folder, long millis) {
    private static final String NOT_MARKED = "NOT_MARKED";

    static ProcessedMail of(MailboxMail mail, Exchange exchange, long millis) {
        return new ProcessedMail(
                mail,
                Outcome.of(mail, exchange),
                exchange.getProperty(Outcome.REASON, kindOfFault(exchange), String.class),
                exchange.getProperty(Outcome.TICKET, "-", String.class),
                exchange.getProperty(Outcome.FOLDER, String.class),
                millis);
    }

    /** If no step says why: its message may show what is in the mail. */
    private static String kindOfFault(Exchange exchange) {
        Exception fault = exchange.getException();
        return fault == null ? null : fault.getClass().getSimpleName();
    }

    /** The same mail while no comment may be made in its mailbox: then none is moved away either that was not known before. */
    ProcessedMail held() {
        boolean moved = outcome == Outcome.DEAD_LETTER
                || outcome == Outcome.QUARANTINED
                || outcome == Outcome.LEFT_ALONE && folder != null;
        return moved ? new ProcessedMail(mail, Outcome.HELD, reason, ticket, folder, millis) : this;
    }

    /** The same mail if it could not be marked or moved in its mailbox, so that it is retried. */
    ProcessedMail notMarked() {
        return new ProcessedMail(mail, Outcome.UNSETTLED, NOT_MARKED, ticket, folder, millis);
    }

    boolean isNotMarked() {
        return NOT_MARKED.equals(reason);
    }
}
