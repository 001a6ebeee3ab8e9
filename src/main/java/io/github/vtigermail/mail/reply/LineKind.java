package io.github.vtigermail.mail.reply;

/** What a line of a mail is, in the search for what its writer wrote. */
enum LineKind {
    BLANK,
    TEXT,
    /** Between two lines of {@code ```}. */
    CODE,
    /** Starts with {@code >}. */
    QUOTE,
    /** "On …, Ann wrote:" above a quote. */
    ATTRIBUTION,
    /** "Ann wrote:" above a quote, which a person may have written, too. */
    NAMED,
    /** "On …, Ann wrote:" above a quoted mail without quote marks. */
    UNMARKED,
    /** The header of a quoted mail, or a line that announces one. */
    HEADER,
    /** The same of a forwarded mail, which is what the mail is about. */
    FORWARD,
    /** A line of dashes or the like. */
    RULE,
    /** The {@code --} that starts a signature. */
    SIGNATURE,
    /** "Sent from my iPhone". */
    CLIENT
}
