package io.github.vtigermail.testing.threads;

/** What mail programs, servers and Vtiger do to old text, so that the quote is not what the ticket has. */
public enum Alteration {
    /** Line breaks within paragraphs. */
    REWRAPPED,
    /** A server broke long lines, and the second half has no mark. */
    BROKEN_LINES,
    /** Typographic quotation marks and dashes in place of straight ones. */
    SMART_QUOTES,
    /** Some spaces do not break. */
    NO_BREAK_SPACES,
    /** A tab before the line, or between words. */
    TABS,
    /** White space at the ends of lines, and doubled between words. */
    SPACES,
    /** The ticket has {@code &quot;} and {@code &amp;}. */
    ENTITIES,
    /** A server replaced the link. */
    SAFE_LINKS,
    /** The ticket has question marks for it. */
    EMOJI_LOST,
    /** The quote ends in the middle. */
    TRUNCATED,
    /** The same text is quoted twice. */
    DOUBLED,
    /** The quote is not of the newest comment. */
    OLDER,
    /** The quote has the quotes of older comments in it. */
    NESTED,
    /** A server put a warning above the text. */
    BANNER,
    /** Pictures became their names. */
    PICTURES
}
