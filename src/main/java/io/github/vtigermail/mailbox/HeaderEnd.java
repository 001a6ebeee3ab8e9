package io.github.vtigermail.mailbox;

/** Watches the bytes of a mail go by for the empty line that ends its header. */
final class HeaderEnd {
    private long seen;
    private boolean lineIsEmpty = true;
    private boolean passed;

    /** Whether the header goes on after so many bytes. */
    boolean isBeyond(int limit, byte[] bytes, int from, int length) {
        for (int i = from; i < from + length && !passed; i++) {
            if (bytes[i] == '\n') {
                passed = lineIsEmpty;
                lineIsEmpty = true;
            } else if (bytes[i] != '\r') {
                lineIsEmpty = false;
            }
            seen++;
        }
        return !passed && seen > limit;
    }
}
