package io.github.vtigermail.mailbox.imap;

/** Looks for the empty line that ends the header in the bytes of a mail. */
final class HeaderScanner {
    private long seen;
    private boolean lineIsEmpty = true;
    private boolean passed;

    /** Scans the next bytes. */
    void scan(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length && !passed; i++) {
            if (bytes[i] == '\n') {
                passed = lineIsEmpty;
                lineIsEmpty = true;
            } else if (bytes[i] != '\r') {
                lineIsEmpty = false;
            }
            seen++;
        }
    }

    /** Whether the header is known to be longer than so many bytes. */
    boolean exceeds(int limit) {
        return !passed && seen > limit;
    }
}
