package io.github.vtigermail.demo;

/**
 * What became of a mail, by what lies in the mailbox and in Vtiger.
 *
 * @param kind for counting
 * @param words for reading
 */
record Outcome(Kind kind, String words) {
    enum Kind {
        COMMENT,
        DUPLICATE,
        LEFT_ALONE,
        DEAD_LETTER,
        SOMETHING_ELSE
    }

    /** One comment, on that ticket and no other, and the mail is read. */
    static Outcome comment(String ticket) {
        return new Outcome(Kind.COMMENT, "comment on " + ticket);
    }

    /** The mail is read, and the comment is the one that the same mail made before. */
    static Outcome duplicate() {
        return new Outcome(Kind.DUPLICATE, "no second comment");
    }

    /** No comment, and the mail is as it was, unread. */
    static Outcome leftAlone() {
        return new Outcome(Kind.LEFT_ALONE, "left alone");
    }

    /** No comment, and the mail is in the folder for dead letters. */
    static Outcome deadLetter() {
        return new Outcome(Kind.DEAD_LETTER, "dead letter");
    }

    static Outcome somethingElse(String what) {
        return new Outcome(Kind.SOMETHING_ELSE, what);
    }
}
