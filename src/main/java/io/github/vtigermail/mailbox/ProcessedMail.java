package io.github.vtigermail.mailbox;

import org.apache.camel.Exchange;

/**
 * A mail that came through the routes, and what they said of it.
 *
 * @param mail the mail; what was fetched of it is let go already
 * @param outcome what becomes of it
 * @param reason why, in a word; may be null
 * @param ticket what the subject calls its ticket, or {@code -}
 * @param folder where the route wants a mail that is left alone; null to leave it where it is
 * @param millis how long it took, in milliseconds
 */
record ProcessedMail(MailboxMail mail, Outcome outcome, String reason, String ticket, String folder, long millis) {
    private static final String NOT_MARKED = "NOT_MARKED";

    static ProcessedMail of(MailboxMail mail, Exchange exchange, long millis) {
        return new ProcessedMail(
                mail,
                Outcome.of(exchange),
                exchange.getProperty(Outcome.REASON, String.class),
                exchange.getProperty(Outcome.TICKET, "-", String.class),
                exchange.getProperty(Outcome.FOLDER, String.class),
                millis);
    }

    /** It could not be marked or moved in its mailbox, so it comes again. */
    ProcessedMail notMarked() {
        return new ProcessedMail(mail, Outcome.UNSETTLED, NOT_MARKED, ticket, folder, millis);
    }

    boolean isNotMarked() {
        return NOT_MARKED.equals(reason);
    }
}
