package io.github.vtigermail.mailbox.imap;

/** Watches the bytes of a mail go by for the empty line that ends its header. */
final class HeaderScanner {
    private long seen;
    private boolean lineIsEmpty = true;
    private boolean passed;

    /** Reads on. */
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

    /** Whether the header is longer than so many bytes, as far as it was read. */
    boolean exceeds(int limit) {
        return !passed && seen > limit;
    }
}
