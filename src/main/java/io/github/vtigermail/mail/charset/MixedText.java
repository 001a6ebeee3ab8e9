package io.github.vtigermail.mail.charset;

/**
 * Decodes bytes of which it is not certain whether they are UTF-8 or in a single-byte charset. Often they are both: a
 * gateway adds its footer, or a client quotes a mail, without converting it.
 *
 * <p>Nearly each character of UTF-8 is a possible, though strange, text of a single-byte charset, and a few texts of
 * such charsets are valid UTF-8 ({@code РІ} in Windows-1251). So UTF-8 wins if it says what the declared charset could
 * have said too, or if it is longer than chance allows; line by line, if not all of the text is UTF-8.
 */
final class MixedText {

    /** What UTF-8 may have by chance, in continuation bytes of characters that the declared charset does not have. */
    private static final int CHANCE = 2;

    private final byte[] bytes;
    private final SingleByteTable table;
    private final boolean declaredUtf8;
    private final StringBuilder out;

    private MixedText(byte[] bytes, SingleByteTable table, boolean declaredUtf8) {
        this.bytes = bytes;
        this.table = table;
        this.declaredUtf8 = declaredUtf8;
        this.out = new StringBuilder(bytes.length);
    }

    /**
     * What some bytes are as UTF-8.
     *
     * @param sequences the characters beyond ASCII that a mail may have
     * @param strays the bytes that belong to no character, and the characters of no living language
     * @param expected the characters that a text in the declared charset could have
     * @param weight the continuation bytes of the others
     */
    private record Evidence(int sequences, int strays, int expected, int weight) {}

    private static final Evidence ASCII = new Evidence(0, 0, 0, 0);

    /** Whether this is UTF-8. One letter is enough only among those of ASCII, and strange ones need more evidence. */
    private boolean isUtf8(Evidence found) {
        return found.expected > Math.max(found.strays, table.isLatin() ? 0 : 1)
                || found.weight > CHANCE && found.sequences > 4 * found.strays;
    }

    /**
     * The text of these bytes: UTF-8's characters, and the other bytes by the table.
     *
     * @param declaredUtf8 whether they should be UTF-8
     */
    static String decode(byte[] bytes, SingleByteTable table, boolean declaredUtf8) {
        MixedText text = new MixedText(bytes, table, declaredUtf8);
        Evidence all = text.evidence(0, bytes.length);
        boolean utf8 = declaredUtf8 ? all.sequences > all.strays - text.cutOff() : all.strays == 0 && text.isUtf8(all);
        if (utf8) {
            text.add(0, bytes.length, true);
        } else {
            text.addLines();
        }
        return text.out.toString();
    }

    /** The number of bytes that belong to no character of UTF-8. */
    static int strays(byte[] bytes) {
        int strays = 0;
        for (Utf8Cursor cursor = new Utf8Cursor(bytes, 0, bytes.length); cursor.hasNext(); ) {
            strays += cursor.next() < 0 ? 1 : 0;
        }
        return strays;
    }

    private Evidence evidence(int start, int end) {
        int sequences = 0;
        int strays = 0;
        int expected = 0;
        int weight = 0;
        Utf8Cursor cursor = new Utf8Cursor(bytes, start, end);
        while (cursor.hasNext()) {
            int from = cursor.position();
            int c = cursor.next();
            if (c >= 0 && c < 0x80) {
                continue;
            }
            if (c >= 0 && isExpected(c)) {
                sequences++;
                expected++;
            } else if (c >= 0 && (declaredUtf8 || isCommon(c))) {
                sequences++;
                weight += cursor.position() - from - 1;
            } else {
                strays++;
            }
        }
        return new Evidence(sequences, strays, expected, weight);
    }

    /** Whether a text in the declared charset could have this character: one of its letters, an emoji, a dash. */
    private boolean isExpected(int c) {
        return (table.isWestern() ? c >= 0xA0 && c < 0x180 : table.has(c) && Character.isLetter(c))
                || c >= 0x2010 && c <= 0x203A
                || c == 0x20AC
                || c == 0x2122
                || c >= 0x1F000 && c < 0x20000;
    }

    /** Whether it is of a script that mail is written in, such as those from Greek to Thai, or from Kana to Hangul. */
    private static boolean isCommon(int c) {
        return c >= 0xA0 && c < 0x250
                || c >= 0x370 && c < 0x460
                || c >= 0x5D0 && c < 0x700
                || c >= 0x900 && c < 0xE60
                || c >= 0x1E00 && c < 0x2800
                || c >= 0x3000 && c < 0x3100
                || c >= 0x4E00 && c < 0xA000
                || c >= 0xAC00 && c < 0xD7B0
                || c >= 0xFE00 && c < 0x10000;
    }

    /** The number of bytes at the end that the first bytes of a character may be. */
    private int cutOff() {
        for (int length = Math.min(3, bytes.length); length > 0; length--) {
            if (new Utf8Cursor(bytes, bytes.length - length, bytes.length).isCutOff()) {
                return length;
            }
        }
        return 0;
    }

    private void addLines() {
        for (int start = 0; start < bytes.length; ) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            end = Math.min(end + 1, bytes.length);
            if (isUtf8(evidence(start, end))) {
                add(start, end, true);
            } else {
                addRuns(start, end);
            }
            start = end;
        }
    }

    /** A line that is not UTF-8 may have words that are: several letters, and nothing else up to the next ASCII. */
    private void addRuns(int start, int end) {
        for (int from = start; from < end; ) {
            int to = from + 1;
            while (to < end && bytes[to] < 0 == bytes[from] < 0) {
                to++;
            }
            Evidence run = bytes[from] < 0 ? evidence(from, to) : ASCII;
            add(from, to, run.strays == 0 && run.expected > CHANCE);
            from = to;
        }
    }

    private void add(int start, int end, boolean utf8) {
        Utf8Cursor cursor = new Utf8Cursor(bytes, start, end);
        while (cursor.hasNext()) {
            int from = cursor.position();
            if (utf8 && cursor.isCutOff()) {
                out.append('\uFFFD');
                return;
            }
            int c = cursor.next();
            if (c >= 0x80 && (utf8 || table.isWestern() && isExpected(c))) {
                out.appendCodePoint(c);
            } else {
                for (int i = from; i < cursor.position(); i++) {
                    out.append(table.of(bytes[i]));
                }
            }
        }
    }
}
