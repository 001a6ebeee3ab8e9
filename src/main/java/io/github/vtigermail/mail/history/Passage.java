package io.github.vtigermail.mail.history;

/** Lines of a mail, the last one included. */
record Passage(int first, int last) {
    int length() {
        return last - first + 1;
    }
}
