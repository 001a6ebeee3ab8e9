package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.charset.Charsets;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.mime.FieldValue;
import io.github.vtigermail.mail.mime.PartBytes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.Locale;

/**
 * Reads the texts of a mail from its text parts, each from its stream up to a limit. Notes whether the limits left
 * anything out.
 */
public final class TextParts {

    /** The maximum number of characters of a text. */
    public static final int MAX_TEXT = 1_000_000;

    /** Bytes of a plain text: enough for the characters that are kept. */
    private static final int MAX_PLAIN_BYTES = 4 * MAX_TEXT;

    /** Bytes of all plain texts together, which are kept until it is known which of them are used. */
    private static final int MAX_ALL_BYTES = 2 * MAX_PLAIN_BYTES;

    private final HtmlPages pages;
    private int plainLeft = MAX_ALL_BYTES;
    private boolean truncated;
    private String charset; // of the text read last; null if none declared a known one

    /** @param pages to which its HTML is added */
    public TextParts(HtmlPages pages) {
        this.pages = pages;
    }

    public boolean isTruncated() {
        return truncated || pages.isTruncated();
    }

    /** The charset that the last text declared, which the names of the files beside it are in too; null if none did. */
    public String charset() {
        return charset;
    }

    public TextPiece plain(MimePart part) throws MessagingException, IOException {
        byte[] bytes = counted(PartBytes.decoded(part, maxPlainBytes()));
        FieldValue type = FieldValue.of(part, "Content-Type");
        String decoded = Charsets.decode(bytes, noted(type.parameter("charset")));
        if (type.value().isEmpty() && looksLikeHtml(decoded)) {
            return pages.add(() -> new HtmlPages.Html(decoded, false));
        }
        boolean flowed = "flowed".equalsIgnoreCase(type.parameter("format"));
        boolean delSp = "yes".equalsIgnoreCase(type.parameter("delsp"));
        return of(flowed ? FlowedText.join(decoded, delSp) : decoded);
    }

    /** The undecoded part as text. */
    public TextPiece raw(MimePart part) throws MessagingException, IOException {
        byte[] bytes = counted(PartBytes.raw(part, maxPlainBytes()));
        return of(Charsets.decode(bytes, FieldValue.of(part, "Content-Type").parameter("charset")));
    }

    private int maxPlainBytes() {
        return Math.min(MAX_PLAIN_BYTES, plainLeft);
    }

    private byte[] counted(byte[] plain) {
        truncated |= plain.length == maxPlainBytes();
        plainLeft -= plain.length;
        return plain;
    }

    /** A decoded plain text. */
    public TextPiece of(String decoded) {
        truncated |= isTooLong(decoded);
        return TextPiece.of(CleanText.lines(limited(decoded)));
    }

    public TextPiece html(MimePart part) throws MessagingException {
        if (part.getSize() <= 0) {
            return TextPiece.NOTHING;
        }
        String declared = noted(FieldValue.of(part, "Content-Type").parameter("charset"));
        return pages.add(() -> {
            byte[] bytes = PartBytes.decoded(part, HtmlText.MAX_HTML, DataImageFilter::new);
            String known = Charsets.isKnown(declared) ? declared : PageCharset.of(bytes);
            return new HtmlPages.Html(Charsets.decode(bytes, known), bytes.length == HtmlText.MAX_HTML);
        });
    }

    private String noted(String declared) {
        charset = Charsets.isKnown(declared) ? declared : charset;
        return declared;
    }

    /** A page that is not a part of its own. */
    public TextPiece html(byte[] page) {
        return pages.add(() -> new HtmlPages.Html(Charsets.decode(page, PageCharset.of(page)), false));
    }

    /** Whether a text exceeds the limit. */
    public static boolean isTooLong(String text) {
        return text.length() > MAX_TEXT;
    }

    /** The text up to the limit. */
    public static String limited(String text) {
        if (!isTooLong(text)) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT);
    }

    private static boolean looksLikeHtml(String text) {
        String start =
                text.substring(0, Math.min(text.length(), 200)).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<html") || start.startsWith("<!doctype html");
    }
}
