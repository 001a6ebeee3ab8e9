package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.charset.Charsets;
import io.github.vtigermail.mail.files.InlinePictures;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.mime.FieldValue;
import io.github.vtigermail.mail.mime.PartBytes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;

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

    /** Removes from a page what should not be in the text. */
    @FunctionalInterface
    public interface PageCutter {
        /** Cuts a parsed page. @return whether there was something to cut */
        boolean cut(Document page);
    }

    private final List<TextPiece> pages = new ArrayList<>();
    private final InlinePictures pictures;
    private int plainLeft = MAX_ALL_BYTES;
    private int htmlLeft = HtmlText.MAX_HTML; // for the whole mail, however many parts it has
    private int previewLeft = HtmlText.MAX_HTML;
    private boolean truncated;
    private boolean html; // some of the text was HTML
    private boolean pageCut; // and some of it was removed before
    private String charset; // of the text read last; null if none declared a known one
    private final PageCutter cutter;

    /** @param cutter removes from each page what should not be in the text */
    public TextParts(InlinePictures pictures, PageCutter cutter) {
        this.pictures = pictures;
        this.cutter = cutter;
    }

    public boolean isTruncated() {
        return truncated;
    }

    /** Whether some of the text that was read was HTML. */
    public boolean isHtml() {
        return html;
    }

    /** Whether something was cut from that HTML. */
    public boolean isPageCut() {
        return pageCut;
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
            return page(() -> decoded);
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
        String clean = CleanText.lines(limit(decoded));
        TextPiece.Worth worth = clean.isBlank() ? TextPiece.Worth.NOTHING : TextPiece.Worth.PLAIN;
        return new TextPiece(worth, () -> clean);
    }

    public TextPiece html(MimePart part) throws MessagingException {
        if (part.getSize() <= 0) {
            return TextPiece.NOTHING;
        }
        String declared = noted(FieldValue.of(part, "Content-Type").parameter("charset"));
        return page(() -> {
            byte[] bytes = PartBytes.decoded(part, HtmlText.MAX_HTML, DataImageFilter::new);
            truncated |= bytes.length == HtmlText.MAX_HTML;
            return Charsets.decode(bytes, Charsets.isKnown(declared) ? declared : PageCharset.of(bytes));
        });
    }

    private String noted(String declared) {
        charset = Charsets.isKnown(declared) ? declared : charset;
        return declared;
    }

    /** A page that is not a part of its own. */
    public TextPiece html(byte[] page) {
        return page(() -> Charsets.decode(page, PageCharset.of(page)));
    }

    private TextPiece page(TextPiece.Source decoded) {
        TextPiece page = new TextPiece(TextPiece.Worth.HTML, () -> html(decoded.read()), () -> preview(decoded));
        pages.add(page);
        return page;
    }

    /** Reads the pages even if another text was used: they decide which pictures are attached. */
    public void readPages() throws MessagingException, IOException {
        boolean before = truncated;
        for (TextPiece page : pages) {
            page.text();
        }
        truncated = before;
    }

    private String html(String decoded) {
        HtmlGuard guarded = HtmlGuard.of(decoded, htmlLeft);
        truncated |= guarded.isCut();
        htmlLeft -= Math.min(htmlLeft, guarded.html().length());
        Document page = HtmlText.parse(guarded);
        if (!pictures.isEmpty()) {
            page.traverse((node, depth) -> pictures.noteReferences(node));
        }
        html = true;
        pageCut |= cutter.cut(page);
        return HtmlText.render(page, guarded.isCut(), pictures);
    }

    private String preview(TextPiece.Source decoded) throws MessagingException, IOException {
        boolean before = truncated;
        HtmlGuard guarded = HtmlGuard.of(decoded.read(), previewLeft);
        truncated = before;
        previewLeft -= Math.min(previewLeft, guarded.html().length());
        return HtmlText.render(HtmlText.parse(guarded));
    }

    /** The text up to the limit. */
    public String limit(String text) {
        int end = MAX_TEXT;
        if (text.length() <= end) {
            return text;
        }
        truncated = true;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static boolean looksLikeHtml(String text) {
        String start =
                text.substring(0, Math.min(text.length(), 200)).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<html") || start.startsWith("<!doctype html");
    }
}
