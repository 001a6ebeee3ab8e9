package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.charset.Charsets;
import io.github.vtigermail.mail.mime.FieldValue;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text where none should be: outside the parts of a multipart, and among the header lines of a mail. Angus reads header lines up to an empty one, even if a mailer left it out or put a space
 * into it.
 */
public final class StrayText {

    /** A field, or the line that starts a mail in an mbox file. */
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:|From ");

    private StrayText() {}

    /**
     * The text at the end of a mail's header; empty if there is none.
     *
     * @param all whether the text starts at the first line that is not a field; otherwise after the last field
     */
    public static String ofMail(MimePart mail, boolean all) throws MessagingException {
        StringBuilder text = new StringBuilder();
        Enumeration<String> lines = mail.getAllHeaderLines();
        while (lines.hasMoreElements() && text.length() <= TextParts.MAX_TEXT) {
            String line = lines.nextElement();
            boolean field = FIELD.matcher(line).lookingAt();
            if (field && !all) {
                text.setLength(0);
            } else if (!field || !text.isEmpty()) {
                text.append(line).append('\n');
            }
        }
        return decoded(text);
    }

    /**
     * The text of a multipart outside its parts, for a mail whose parts say nothing; empty if it only says that this is
     * MIME, and for other mail.
     *
     * @param raw the multipart, undecoded
     */
    public static String aroundParts(MimePart mail, String raw) throws MessagingException {
        FieldValue type = FieldValue.of(mail, "Content-Type");
        if (!type.value().startsWith("multipart/")) {
            return "";
        }
        String boundary = type.parameter("boundary");
        String delimiter = "--" + (boundary == null ? "" : boundary.strip());
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder(); // the last delimiter
        String last = null;
        for (String line : raw.split("\n", -1)) {
            if (line.startsWith(delimiter)) {
                last = line;
                after.setLength(0);
            } else {
                (last == null ? before : after).append(line).append('\n');
            }
        }
        boolean closed = last != null && last.endsWith("--");
        return (withoutNotice(before) + "\n\n" + (closed ? withoutNotice(after) : "")).strip();
    }

    /** Empty for "This is a multi-part message in MIME format". */
    private static String withoutNotice(StringBuilder text) {
        return text.toString().toLowerCase(Locale.ROOT).contains("mime") ? "" : text.toString();
    }

    private static String decoded(StringBuilder text) {
        return Charsets.decode(text.toString().getBytes(StandardCharsets.ISO_8859_1), null);
    }
}
