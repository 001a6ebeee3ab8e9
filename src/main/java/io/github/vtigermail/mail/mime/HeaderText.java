package io.github.vtigermail.mail.mime;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
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

/** Header fields: unfolded as they stand there, and as a person reads them. */
public final class HeaderText {

    /** More words stay as they are: Java takes its time to find out that it does not know a charset. */
    private static final int MAX_WORDS = 1_000;

    private static final Pattern WORD = Pattern.compile("(?s)=\\?([^?]+)\\?([QqBb])\\?(.*?)\\?=");

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
     * Each line end with the white space around it is one space, so that folding on the way makes no difference. (Angus's
     * own unfolding keeps that white space, and can be switched off by a system property; keys are made of these.)
     */
    private static String unfolded(String value) {
        if (value.indexOf('\r') < 0 && value.indexOf('\n') < 0) {
            return value.strip();
        }
        return value.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    /**
     * The text of a raw value, at most {@code max} chars on one line; empty for null. Angus's {@code decodeText} garbles
     * characters that are split between two words, throws for an unknown charset, and passes over words with a space in
     * them or beside other text. So the words are found here; Angus decodes their bytes.
     */
    public static String decode(String raw, int max) {
        if (raw == null) {
            return "";
        }
        String text = ofBytes(raw);
        StringBuilder out = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // of words of one charset beside each other
        String charset = null; // theirs; null if none wait
        int done = 0;
        Matcher word = WORD.matcher(text);
        for (int words = 0; words < MAX_WORDS && word.find(done); words++) {
            int inner = word.group(3).lastIndexOf("=?");
            if (inner > 0 && !word.find(word.start(3) + inner)) { // a word without an end: the next starts inside of it
                break;
            }
            String between = text.substring(done, word.start());
            if (charset != null && !(between.isBlank() && charset.equalsIgnoreCase(word.group(1)))) {
                out.append(Charsets.decode(bytes.toByteArray(), charset));
                bytes.reset();
            }
            out.append(charset != null && between.isBlank() ? "" : between); // white space between words is no text
            charset = word.group(1);
            bytes.writeBytes(bytes(word.group(2), word.group(3)));
            done = word.end();
        }
        if (charset != null) {
            out.append(Charsets.decode(bytes.toByteArray(), charset));
        }
        return CleanText.line(out.append(text, done, text.length()).toString(), max);
    }

    private static byte[] bytes(String encoding, String body) {
        byte[] encoded = body.getBytes(StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(encoded);
        try (InputStream word =
                encoding.equalsIgnoreCase("B") ? new BASE64DecoderStream(in, true) : new QDecoderStream(in)) {
            return word.readAllBytes();
        } catch (IOException e) { // an equals sign before something else than two digits
            return encoded;
        }
    }

    /** Chars that are all bytes, as Angus gives them, are read as such; other text was decoded by someone before. */
    private static String ofBytes(String raw) {
        boolean bytes = raw.chars().allMatch(c -> c <= 0xFF) && raw.chars().anyMatch(c -> c >= 0x80);
        return bytes ? Charsets.decode(raw.getBytes(StandardCharsets.ISO_8859_1), null) : raw;
    }
}
