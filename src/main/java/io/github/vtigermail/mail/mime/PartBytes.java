package io.github.vtigermail.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.BASE64DecoderStream;
import org.eclipse.angus.mail.util.UUDecoderStream;

/**
 * Reads the body of a part from its stream, up to a limit. A body that is not in its declared transfer encoding is read
 * raw.
 */
public final class PartBytes {

    private static final int PROBE = 1_000;

    /** What Base64 does not have: spaces between words, punctuation. */
    private static final Pattern PROSE = Pattern.compile("\\S \\S|[^-A-Za-z0-9+/=\\s]");

    /** What no prose starts with: one word that is padded or very long. */
    private static final Pattern BASE64_LINE =
            Pattern.compile("\\s*+(?:[A-Za-z0-9+/]{6,}={1,2}|[A-Za-z0-9+/]{40,})[ \t]*+[\r\n]");

    /** Encodings that change nothing. */
    private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

    private static final Pattern UUENCODED = Pattern.compile("[\r\n]*begin [0-7]{3,4} [!-~]");

    private PartBytes() {}

    /** The body without decoding. {@link MimePart} itself has no method for that. */
    public static InputStream raw(MimePart part) throws MessagingException {
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream();
    }

    public static byte[] raw(MimePart part, int max) throws MessagingException, IOException {
        try (InputStream raw = raw(part)) {
            return raw.readNBytes(max);
        }
    }

    public static byte[] decoded(MimePart part, int max) throws MessagingException, IOException {
        return decoded(part, max, stream -> stream);
    }

    /** The decoded body; the filter removes what does not count towards the limit. */
    public static byte[] decoded(MimePart part, int max, UnaryOperator<InputStream> filter)
            throws MessagingException, IOException {
        try (InputStream raw = raw(part);
                InputStream decoded = filter.apply(decode(raw, encoding(part), part, true))) {
            return decoded.readNBytes(max);
        } catch (IOException e) {
            return raw(part, max); // if the stream failed, not the encoding, this fails again
        }
    }

    /** The decoded body as a stream; a truncated one gives what it has. */
    public static InputStream open(MimePart part) throws IOException {
        try {
            return decode(raw(part), encoding(part), part, false);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    /** The size of the decoded body, in bytes. */
    public static long size(MimePart part) throws IOException {
        try (InputStream decoded = open(part)) {
            return decoded.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Whether it declares an encoding that changes something. */
    static boolean isEncoded(MimePart part) {
        return !encoding(part).isEmpty();
    }

    private static String encoding(MimePart part) {
        try {
            String encoding = part.getEncoding();
            String name = encoding == null ? "" : encoding.toLowerCase(Locale.ROOT);
            return PLAIN.contains(name) ? "" : name;
        } catch (MessagingException e) { // Angus throws for one that it cannot parse
            return "";
        }
    }

    /** @param footed whether plain text may follow Base64; that is looked for only where it would be seen */
    private static InputStream decode(InputStream raw, String encoding, MimePart part, boolean footed)
            throws MessagingException, IOException {
        if (encoding.equals("base64")) {
            // MimeUtility's decoder throws at a truncated end, and no decoder recognizes plain text that is declared as
            // Base64
            if (!isBase64(part)) {
                return raw;
            }
            return footed ? FootedBase64.decode(raw) : new BASE64DecoderStream(raw, true);
        }
        if (encoding.equals("uuencode") || encoding.equals("x-uuencode") || encoding.equals("x-uue")) {
            // here, too, MimeUtility's decoder throws at a wrong line
            return UUENCODED.matcher(start(part)).lookingAt()
                    ? new UUDecoderStream(new UuencodeStream(raw), true, true)
                    : raw;
        }
        try {
            return encoding.isEmpty() ? raw : MimeUtility.decode(new ReadAheadStream(raw), encoding);
        } catch (MessagingException e) { // an unknown encoding
            return raw;
        }
    }

    private static boolean isBase64(MimePart part) throws MessagingException, IOException {
        String start = start(part);
        return PROSE.matcher(start).results().count() * 20 <= start.length() + 20
                || BASE64_LINE.matcher(start).lookingAt();
    }

    private static String start(MimePart part) throws MessagingException, IOException {
        return new String(raw(part, PROBE), StandardCharsets.ISO_8859_1);
    }
}
