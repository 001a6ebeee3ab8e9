package io.github.vtigermail.mail.mime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A plain text without the files that are uuencoded in it (POSIX uuencode), from {@code begin} to {@code end}. What does
 * not have both, or anything else between, is text.
 */
public record UuencodedText(String text, List<InnerFile> files) {

    private static final Pattern BEGIN = Pattern.compile("begin 0?[0-7]{3} \\S.*");

    private static final int MAX_LINE_BYTES = 63;

    /** A file inside the text. */
    public static final class InnerFile {
        private final String name;
        private final List<String> lines;

        private InnerFile(String name, List<String> lines) {
            this.name = name;
            this.lines = lines;
        }

        /** The name as written. */
        public String name() {
            return name;
        }

        /** Decodes the content. */
        public byte[] content() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            lines.forEach(line -> decode(line, bytes));
            return bytes.toByteArray();
        }

        /** Shows nothing of the mail, since it may appear in a log. */
        @Override
        public String toString() {
            return "InnerFile[…]";
        }
    }

    /** Reads a text with lines that end in {@code \n}. */
    public static UuencodedText of(String text) {
        if (!text.startsWith("begin ") && !text.contains("\nbegin ")) {
            return new UuencodedText(text, List.of());
        }
        List<String> lines = List.of(text.split("\n", -1));
        StringBuilder rest = new StringBuilder(text.length());
        List<InnerFile> files = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int end = BEGIN.matcher(lines.get(i)).matches() ? dataEnd(lines, i + 1) : i;
            int close = end < lines.size() && isEmpty(lines.get(end)) ? end + 1 : end;
            if (end > i + 1 && close < lines.size() && lines.get(close).strip().equals("end")) {
                String name = lines.get(i).split(" ", 3)[2];
                files.add(new InnerFile(name, List.copyOf(lines.subList(i + 1, end))));
                i = close;
            } else {
                rest.append(lines.get(i)).append('\n');
            }
        }
        return new UuencodedText(files.isEmpty() ? text : CleanText.lines(rest.toString()), files);
    }

    /** Where the lines of data end: all but the last one are equally long. */
    private static int dataEnd(List<String> lines, int from) {
        int end = from;
        while (end < lines.size()
                && isData(lines.get(end))
                && (end < from + 2 || length(lines.get(end - 1)) == length(lines.get(from)))) {
            end++;
        }
        return end;
    }

    /** Whether a line has as many characters as its first one says; spaces at its end may be lost, a checksum follow. */
    private static boolean isData(String line) {
        return !line.isEmpty()
                && length(line) > 0
                && line.length() <= 1 + (length(line) + 2) / 3 * 4 + 1
                && line.chars().allMatch(c -> c >= ' ' && c <= '`');
    }

    private static boolean isEmpty(String line) {
        return line.isEmpty() || line.equals("`");
    }

    private static int length(String line) {
        return line.charAt(0) - ' ' & MAX_LINE_BYTES;
    }

    private static void decode(String line, ByteArrayOutputStream bytes) {
        int length = length(line);
        for (int i = 0; i < length; i++) {
            int at = 1 + i / 3 * 4 + i % 3;
            int pair = six(line, at) << 6 | six(line, at + 1);
            bytes.write(pair >> 4 - i % 3 * 2);
        }
    }

    private static int six(String line, int at) {
        return at < line.length() ? line.charAt(at) - ' ' & 0x3F : 0;
    }

    /** Shows nothing of the mail, since it may appear in a log. */
    @Override
    public String toString() {
        return "UuencodedText[…]";
    }
}
