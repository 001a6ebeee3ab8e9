package io.github.vtigermail.mail;

/** What happens to the mails that a reply quotes, and to its signature. */
public enum QuotedHistory {
    /** What the ticket has already is left out, and what mail programs mark as the older mails. */
    TICKET,
    /** What mail programs mark as the older mails is left out, whatever the ticket has. */
    CUT,
    /** They stay in the text. */
    KEPT
}
