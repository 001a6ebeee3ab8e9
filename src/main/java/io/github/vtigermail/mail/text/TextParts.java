package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.files.InlinePictures;
import io.github.vtigermail.mail.mime.Charsets;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.mime.FieldValue;
import io.github.vtigermail.mail.mime.PartBytes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;

/** Reads the texts of one mail from its text parts, each from its stream to a limit. Notes what the limits left out. */
public final class TextParts {

    /** The most characters of text that are taken. */
    public static final int MAX_TEXT = 1_000_000;

    /** Bytes of a plain text: more than enough for the characters that are kept. */
    private static final int MAX_PLAIN_BYTES = 4 * MAX_TEXT;

    /** Bytes of all plain texts together: they are held until it is known which of them are used. */
    private static final int MAX_ALL_BYTES = 2 * MAX_PLAIN_BYTES;

    private static final int MAX_EXCUSE = 500;

    /** Takes out of a page what is not to be in the text. */
    @FunctionalInterface
    public interface PageCutter {
        /** Cuts a parsed page. @return whether it had something to cut */
        boolean cut(Document page);
    }

    private final List<Piece> pages = new ArrayList<>();
    private final InlinePictures pictures;
    private int plainLeft = MAX_ALL_BYTES;
    private int htmlLeft = HtmlText.MAX_HTML; // of the whole mail: a thousand parts are not a thousandfold
    private boolean truncated;
    private boolean html; // some of the text was HTML
    private boolean pageCut; // and some of it was taken out before
    private final PageCutter cutter;

    /** @param cutter takes out of each page what is not to be in the text */
    public TextParts(InlinePictures pictures, PageCutter cutter) {
        this.pictures = pictures;
        this.cutter = cutter;
    }

    public boolean isTruncated() {
        return truncated;
    }

    /** Whether some of the text that was asked for was HTML. */
    public boolean isHtml() {
        return html;
    }

    /** Whether something of that HTML was cut out of its page. */
    public boolean isPageCut() {
        return pageCut;
    }

    public Piece plain(MimePart part) throws MessagingException, IOException {
        int max = Math.min(MAX_PLAIN_BYTES, plainLeft);
        byte[] bytes = PartBytes.decoded(part, max);
        plainLeft -= bytes.length;
        truncated |= bytes.length == max;
        FieldValue type = FieldValue.of(part, "Content-Type");
        String decoded = Charsets.decode(bytes, type.parameter("charset"));
        if (type.value().isEmpty() && looksLikeHtml(decoded)) {
            return page(() -> html(decoded));
        }
        boolean flowed = "flowed".equalsIgnoreCase(type.parameter("format"));
        boolean delSp = "yes".equalsIgnoreCase(type.parameter("delsp"));
        return of(flowed ? FlowedText.join(decoded, delSp) : decoded);
    }

    /** The part as it lies there. */
    public Piece raw(MimePart part) throws MessagingException, IOException {
        int max = Math.min(MAX_PLAIN_BYTES, plainLeft);
        byte[] bytes = PartBytes.raw(part, max);
        plainLeft -= bytes.length;
        truncated |= bytes.length == max;
        return of(Charsets.decode(bytes, FieldValue.of(part, "Content-Type").parameter("charset")));
    }

    public Piece of(String decoded) {
        String clean = CleanText.lines(cut(decoded));
        Piece.Worth worth =
                clean.isBlank() ? Piece.Worth.NOTHING : isExcuse(clean) ? Piece.Worth.EXCUSE : Piece.Worth.PLAIN;
        return new Piece(worth, () -> clean);
    }

    public Piece html(MimePart part) throws MessagingException {
        if (part.getSize() <= 0) {
            return Piece.NOTHING;
        }
        return page(() -> {
            byte[] bytes = PartBytes.decoded(part, HtmlText.MAX_HTML, WithoutPictures::new);
            truncated |= bytes.length == HtmlText.MAX_HTML;
            String charset = FieldValue.of(part, "Content-Type").parameter("charset");
            return html(Charsets.decode(bytes, charset != null ? charset : metaCharset(bytes)));
        });
    }

    /** A page that came in no part of its own. */
    public Piece html(byte[] page) {
        return page(() -> html(Charsets.decode(page, metaCharset(page))));
    }

    private Piece page(Piece.Source source) {
        Piece page = new Piece(Piece.Worth.HTML, source);
        pages.add(page);
        return page;
    }

    /** Reads the pages also where another text was taken: which pictures go along depends on them. */
    public void readPages() throws MessagingException, IOException {
        boolean before = truncated;
        for (Piece page : pages) {
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
            page.traverse((node, depth) -> pictures.mention(node));
        }
        html = true;
        pageCut |= cutter.cut(page);
        return HtmlText.walked(page, guarded.isCut(), pictures);
    }

    /** What is kept of a text. */
    public String cut(String text) {
        int end = MAX_TEXT;
        if (text.length() <= end) {
            return text;
        }
        truncated = true;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** The charset that an HTML page declares of itself, where the mail does not. */
    private static String metaCharset(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        int at = start.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        int from = at + "charset=".length();
        from += from < start.length() && "\"'".indexOf(start.charAt(from)) >= 0 ? 1 : 0;
        int to = from;
        while (to < start.length()
                && (Character.isLetterOrDigit(start.charAt(to)) || "-_".indexOf(start.charAt(to)) >= 0)) {
            to++;
        }
        return start.substring(from, to);
    }

    private static boolean looksLikeHtml(String text) {
        String start =
                text.substring(0, Math.min(text.length(), 200)).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<html") || start.startsWith("<!doctype html");
    }

    private static boolean isExcuse(String text) {
        String words = text.length() > MAX_EXCUSE ? "" : text.toLowerCase(Locale.ROOT);
        return words.contains("html")
                && List.of("mail", "message", "nachricht", "client", "reader").stream()
                        .anyMatch(words::contains)
                && List.of("support", "view", "display", "show", "read this", "unterst", "anzeig", "darstell", "affich")
                        .stream()
                        .anyMatch(words::contains);
    }
}
