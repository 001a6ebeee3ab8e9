package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.charset.Charsets;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.regex.Pattern;

/**
 * Text among the header lines. Angus reads header lines up to an empty one, even if a mailer left it out or put a space
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
     * The text of a part whose first line is not a field: the part has no header, and the text ends where the next part
     * starts.
     */
    public static String ofPart(MimePart part) throws MessagingException {
        StringBuilder text = new StringBuilder();
        Enumeration<String> lines = part.getAllHeaderLines();
        while (lines.hasMoreElements()) {
            String line = lines.nextElement();
            boolean delimiter = line.startsWith("--") && line.strip().length() > 2;
            if (delimiter || text.isEmpty() && FIELD.matcher(line).lookingAt()) {
                break;
            }
            text.append(line).append('\n');
        }
        return decoded(text);
    }

    private static String decoded(StringBuilder text) {
        return Charsets.decode(text.toString().getBytes(StandardCharsets.ISO_8859_1), null);
    }
}
