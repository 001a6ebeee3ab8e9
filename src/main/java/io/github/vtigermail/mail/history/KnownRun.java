package io.github.vtigermail.mail.history;

/**
 * Words of a mail that a text of the ticket also has, in the same order.
 *
 * @param start the first of the mail's words
 * @param length how many
 * @param text which of the ticket's texts
 * @param at where they are in that text
 */
record KnownRun(int start, int length, int text, int at) {
    int end() {
        return start + length;
    }

    int endInText() {
        return at + length;
    }
}
