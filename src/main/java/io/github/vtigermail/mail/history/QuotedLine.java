package io.github.vtigermail.mail.history;

/** What a line of a mail is, compared with the ticket. */
enum QuotedLine {
    BLANK,
    /** Without a word: a rule, a picture. */
    WORDLESS,
    /** Of Vtiger's own mail about a ticket. */
    NOTIFICATION,
    /** The ticket has all of its words. */
    KNOWN,
    /** A few words that are a line of the ticket, next to a known one: a greeting, a name. */
    SHORT,
    /** The ticket has some of its words. */
    PARTLY,
    NEW;

    boolean isOld() {
        return this == KNOWN || this == SHORT || this == NOTIFICATION;
    }

    boolean isNew() {
        return this == NEW || this == PARTLY;
    }
}
