package io.github.vtigermail.mail;

/** What happens to the mails that a reply quotes, and to its signature. */
public enum QuotedHistory {
    /** They are left out, so that only what the writer wrote remains. */
    CUT,
    /** They stay in the text. */
    KEPT
}
