package io.github.vtigermail.mail;

/** What becomes of the older mails that a reply quotes, and of its signature. */
public enum QuotedHistory {
    /** They are left out, so that the text is what the writer newly wrote. */
    CUT,
    /** They stay in the text. */
    KEPT
}
