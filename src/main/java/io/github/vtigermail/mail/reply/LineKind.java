package io.github.vtigermail.mail.reply;

/** What a line of a mail is, to one who looks for what its writer newly wrote. */
enum LineKind {
    BLANK,
    TEXT,
    /** Between two lines of {@code ```}. */
    CODE,
    /** Starts with {@code >}. */
    QUOTE,
    /** "On …, Ann wrote:" above a quote. */
    ATTRIBUTION,
    /** "Ann wrote:" above a quote: a person may have written it, too. */
    NAMED,
    /** "On …, Ann wrote:" above an older mail that no mark tells from the text. */
    UNMARKED,
    /** The header of an older mail, or a line that says that one follows. */
    HEADER,
    /** Only dashes or the like. */
    RULE,
    /** The {@code --} that starts a signature. */
    SIGNATURE,
    /** "Sent from my iPhone". */
    CLIENT
}
