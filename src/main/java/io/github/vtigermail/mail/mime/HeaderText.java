package io.github.vtigermail.mail.mime;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.vtigermail.mail.charset.Charsets;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.util.BASE64DecoderStream;
import org.eclipse.angus.mail.util.QDecoderStream;

/** Header fields as text: unfolded, and decoded as a person reads them. */
public final class HeaderText {

    /** Further words are left encoded: Java is slow to find out that it does not know a charset. */
    private static final int MAX_WORDS = 1_000;

    /** The length of a word that is looked at for its missing end. */
    private static final int MAX_WORD = 2_000;

    private static final Pattern WORD = Pattern.compile("(?s)=\\?([^?]+)\\?([QqBb])\\?(.*?)\\?=");

    /** A word without its end, where a mailer cut a long value; the end of a file's name may follow. */
    private static final Pattern CUT_WORD = Pattern.compile(
            "(=\\?[^?\\s]+\\?(?:[Qq]\\?[^?\\s]+|[Bb]\\?[A-Za-z0-9+/]+=*))\\??(\\.[A-Za-z0-9]{1,5})?\\z");

    private HeaderText() {}

    /** The first field of this name, unfolded; null if there is none. */
    public static String first(Part part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null ? null : unfolded(values[0]);
    }

    /** All fields of this name, unfolded. */
    public static List<String> all(Part part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null
                ? List.of()
                : Stream.of(values).map(HeaderText::unfolded).toList();
    }

    /**
     * Replaces each line end and the white space around it by one space, so that folding in transit makes no
     * difference: the mail's key is made from these values. (Angus's own unfolding keeps that white space, and a system
     * property can turn it off.)
     */
    private static String unfolded(String value) {
        if (value.indexOf('\r') < 0 && value.indexOf('\n') < 0) {
            return value.strip();
        }
        return value.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    /**
     * Decodes a raw value to one line of at most {@code max} chars; empty for null. Angus's {@code decodeText} garbles
     * characters that are split between two words, throws for an unknown charset, and skips words with a space in them
     * or next to other text. So the words are found here, and Angus decodes only their bytes.
     */
    public static String decode(String raw, int max) {
        return decode(raw, null, max);
    }

    /** The same; {@code charset} is what bare 8-bit bytes are in, unless they are UTF-8; null if that is not known. */
    static String decode(String raw, String charset, int max) {
        if (raw == null) {
            return "";
        }
        String text = ofBytes(raw, charset);
        return CleanText.line(text.contains("=?") ? words(completed(text)) : text, max);
    }

    /** With the end that the last encoded word may lack. */
    private static String completed(String text) {
        int start = Math.max(0, text.length() - MAX_WORD);
        Matcher cut = CUT_WORD.matcher(text.substring(start));
        if (!cut.find()) {
            return text;
        }
        String end = cut.group(2) == null ? "" : cut.group(2);
        return text.substring(0, start + cut.start()) + cut.group(1) + "?=" + end;
    }

    private static String words(String text) {
        StringBuilder out = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // of adjacent words in one charset
        String charset = null; // the charset of those words; null if there are none
        int done = 0;
        Matcher word = WORD.matcher(text);
        for (int words = 0; words < MAX_WORDS && word.find(done); words++) {
            int inner = word.group(3).lastIndexOf("=?");
            if (inner > 0 && !word.find(word.start(3) + inner)) { // an unterminated word: the next one starts inside it
                break;
            }
            String between = text.substring(done, word.start());
            if (charset != null && !(between.isBlank() && charset.equalsIgnoreCase(word.group(1)))) {
                out.append(Charsets.decode(bytes.toByteArray(), charset));
                bytes.reset();
            }
            out.append(charset != null && between.isBlank() ? "" : between); // white space between words is not text
            charset = word.group(1);
            bytes.writeBytes(bytes(word.group(2), word.group(3)));
            done = word.end();
        }
        if (charset != null) {
            out.append(Charsets.decode(bytes.toByteArray(), charset));
        }
        return out.append(text, done, text.length()).toString();
    }

    private static byte[] bytes(String encoding, String body) {
        byte[] encoded = body.getBytes(StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(encoded);
        try (InputStream word =
                encoding.equalsIgnoreCase("B") ? new BASE64DecoderStream(in, true) : new QDecoderStream(in)) {
            return word.readAllBytes();
        } catch (IOException e) { // an equals sign that is not followed by two hex digits
            return encoded;
        }
    }

    /** Angus gives bytes as chars, so text that consists of such chars is decoded; any other text was decoded before. */
    private static String ofBytes(String raw, String charset) {
        boolean bytes = raw.chars().allMatch(c -> c <= 0xFF) && raw.chars().anyMatch(c -> c >= 0x80 || c == 0x1B);
        return bytes ? Charsets.decode(raw.getBytes(StandardCharsets.ISO_8859_1), charset) : raw;
    }
}
