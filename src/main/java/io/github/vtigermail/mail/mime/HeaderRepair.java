package io.github.vtigermail.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Separates the header of a part from its body if a mailer left out the empty line between them. Angus reads header
 * lines up to an empty one, so the first lines of such a body, or all of it and the next part's header, would be lost.
 */
final class HeaderRepair {

    /** The maximum number of bytes of a mail's parts that are repaired, since that takes copies of them. */
    static final int MAX = 8 * 1024 * 1024;

    /**
     * What RFC 2046 (5.1) has in the header of a part, and what mailers put there all the same. A word with a colon may
     * begin a text.
     */
    private static final Pattern FIELD = Pattern.compile(
            "(?:(?:Content|X|MIME|Message|In-Reply|Reply|Return|Delivered|List|Auto|Resent|DKIM|ARC|Authentication|User"
                    + "|Accept|Thread|Original|Disposition)-[!-9;-~]*"
                    + "|Bcc|Cc|Comments|Date|Encoding|From|Importance|Keywords|Lines|Organization|Precedence|Priority"
                    + "|Received|References|Sensitivity|Sender|Status|Subject|To|Version)[ \\t]*:|>?From ",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTENT = Pattern.compile("Content-[!-9;-~]+[ \\t]*:", Pattern.CASE_INSENSITIVE);

    private int left = MAX;

    /**
     * The part, or what it consists of.
     *
     * @param boundary of the multipart; null if it is not known
     */
    List<MimeBodyPart> repaired(MimeBodyPart part, String boundary) throws MessagingException, IOException {
        List<String> lines = Collections.list(part.getAllHeaderLines());
        if (lines.stream().allMatch(line -> isField(line))) {
            return List.of(part);
        }
        byte[] body = PartBytes.raw(part, left + 1);
        if (body.length > left) {
            return List.of(part);
        }
        left -= body.length;
        List<MimeBodyPart> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (isDelimiter(lines.get(i), boundary)) {
                parts.add(part(lines.subList(from, i), new byte[0]));
                from = i + 1;
                if (lines.get(i).stripTrailing().endsWith("--")) {
                    return parts; // the end of the multipart
                }
            }
        }
        parts.add(part(lines.subList(from, lines.size()), body));
        return parts;
    }

    private static MimeBodyPart part(List<String> lines, byte[] body) throws MessagingException {
        int fields = 0;
        while (fields < lines.size() && isField(lines.get(fields))) {
            fields++;
        }
        List<String> text = lines.subList(fields, lines.size());
        boolean header = text.stream().anyMatch(line -> CONTENT.matcher(line).lookingAt()) && !isMultipart(text);
        InternetHeaders head = new InternetHeaders();
        for (String line : header ? lines : lines.subList(0, fields)) {
            head.addHeaderLine(line);
        }
        return new MimeBodyPart(head, header || text.isEmpty() ? body : joined(text, body));
    }

    /** Whether it begins with the delimiter of another multipart, whose parts have headers. */
    private static boolean isMultipart(List<String> text) {
        return text.get(0).startsWith("--");
    }

    private static byte[] joined(List<String> text, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(String.join("\r\n", text).getBytes(StandardCharsets.ISO_8859_1));
        if (body.length > 0) {
            all.writeBytes("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    private static boolean isField(String line) {
        return FIELD.matcher(line).lookingAt();
    }

    private static boolean isDelimiter(String line, String boundary) {
        String bare = line.stripTrailing();
        return boundary == null
                ? bare.startsWith("--") && bare.length() > 2
                : bare.equals("--" + boundary) || bare.equals("--" + boundary + "--");
    }
}
