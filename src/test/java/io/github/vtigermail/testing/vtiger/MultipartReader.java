package io.github.vtigermail.testing.vtiger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a {@code multipart/form-data} body apart. */
final class MultipartReader {
    /**
     * One part.
     *
     * @param name of the field
     * @param fileName of the file, null where the part is none
     * @param contentType as sent, or empty
     * @param bytes the content
     */
    record Part(String name, String fileName, String contentType, byte[] bytes) {}

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = parameter("name");
    private static final Pattern FILE_NAME = parameter("filename");
    private static final Pattern TYPE =
            Pattern.compile("^content-type:\\s*(\\S[^\\r\\n]*)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final byte[] delimiter;

    MultipartReader(String contentType, byte[] body) {
        this.body = body;
        Matcher boundary = BOUNDARY.matcher(contentType);
        String text = !boundary.find() ? null : boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
        this.delimiter = text == null ? null : ("--" + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Pattern parameter(String name) {
        return Pattern.compile(
                "^content-disposition:[^\\r\\n]*;\\s*" + name + "=(?:\"((?:[^\"\\\\\\r\\n]|\\\\.)*)\"|([^;\\s]+))",
                Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int at = delimiter == null ? -1 : find(delimiter, 0);
        while (at >= 0) {
            int head = at + delimiter.length;
            int blank = find(BLANK_LINE, head);
            int next = blank < 0 ? -1 : find(delimiter, blank + BLANK_LINE.length);
            if (next < 0) {
                return parts;
            }
            int content = blank + BLANK_LINE.length;
            byte[] bytes = Arrays.copyOfRange(body, content, Math.max(content, next - 2));
            part(new String(body, head, blank - head, StandardCharsets.UTF_8), bytes, parts);
            at = next;
        }
        return parts;
    }

    private static void part(String head, byte[] bytes, List<Part> parts) {
        String name = value(NAME, head);
        if (name != null) {
            String fileName = value(FILE_NAME, head);
            Matcher type = TYPE.matcher(head);
            parts.add(new Part(name, fileName, type.find() ? type.group(1).trim() : "", bytes));
        }
    }

    private static String value(Pattern pattern, String head) {
        Matcher found = pattern.matcher(head);
        if (!found.find()) {
            return null;
        }
        return found.group(1) == null ? found.group(2) : found.group(1).replaceAll("\\\\(.)", "$1");
    }

    private int find(byte[] wanted, int from) {
        int last = body.length - wanted.length;
        for (int i = from; i <= last; i++) {
            if (body[i] == wanted[0] && Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
