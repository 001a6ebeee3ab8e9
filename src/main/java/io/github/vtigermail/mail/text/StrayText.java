package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.mime.Charsets;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.regex.Pattern;

/**
 * Text among the lines of a header. Angus takes lines for the header until one is empty, also where a mailer left that one
 * out or put a space into it.
 */
public final class StrayText {

    /** A line that is a field, or the one that starts a mail in an mbox file. */
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:|From ");

    private StrayText() {}

    /**
     * The text at the end of a mail's header; empty if there is none.
     *
     * @param all whether it starts at the first line that is no field, else behind the last one that is
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

    /** The text of a part whose first line is no field: it has no header, and ends where the next part starts. */
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
