package io.github.vtigermail.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Reads the texts of one mail from its text parts, each from its stream to a limit. Notes what the limits left out. */
final class TextParts {

    /** Bytes of a plain text: more than enough for the characters that are kept. */
    private static final int MAX_PLAIN_BYTES = 4 * MailReader.MAX_TEXT;

    /** Bytes of all plain texts together: they are held until it is known which of them are used. */
    private static final int MAX_ALL_BYTES = 2 * MAX_PLAIN_BYTES;

    private static final int MAX_EXCUSE = 500;

    private final List<Piece> pages = new ArrayList<>();
    private final InlinePictures pictures;
    private int plainLeft = MAX_ALL_BYTES;
    private int htmlLeft = HtmlText.MAX_HTML; // of the whole mail: a thousand parts are not a thousandfold
    private boolean truncated;
    private boolean html; // some of the text was HTML
    private boolean historyCut; // and it had an older mail, which is not in the text
    private final Optional<InlineAnswers> cutting;

    /** @param cutting how answers in older mails are known; empty if older mails stay */
    TextParts(InlinePictures pictures, Optional<InlineAnswers> cutting) {
        this.pictures = pictures;
        this.cutting = cutting;
    }

    boolean isTruncated() {
        return truncated;
    }

    /** What the texts that were asked for were made of. */
    ReplyTrimmer.Source source() {
        return historyCut ? ReplyTrimmer.Source.HTML_CUT : html ? ReplyTrimmer.Source.HTML : ReplyTrimmer.Source.PLAIN;
    }

    Piece plain(MimePart part) throws MessagingException, IOException {
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
    Piece raw(MimePart part) throws MessagingException, IOException {
        int max = Math.min(MAX_PLAIN_BYTES, plainLeft);
        byte[] bytes = PartBytes.raw(part, max);
        plainLeft -= bytes.length;
        truncated |= bytes.length == max;
        return of(Charsets.decode(bytes, FieldValue.of(part, "Content-Type").parameter("charset")));
    }

    Piece of(String decoded) {
        String clean = CleanText.lines(cut(decoded));
        Piece.Worth worth =
                clean.isBlank() ? Piece.Worth.NOTHING : isExcuse(clean) ? Piece.Worth.EXCUSE : Piece.Worth.PLAIN;
        return new Piece(worth, () -> clean);
    }

    Piece html(MimePart part) throws MessagingException {
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
    Piece html(byte[] page) {
        return page(() -> html(Charsets.decode(page, metaCharset(page))));
    }

    private Piece page(Piece.Source source) {
        Piece page = new Piece(Piece.Worth.HTML, source);
        pages.add(page);
        return page;
    }

    /** Reads the pages also where another text was taken: which pictures go along depends on them. */
    void readPages() throws MessagingException, IOException {
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
        historyCut |= cutting.isPresent() && HtmlHistory.cut(page, cutting.get());
        return HtmlText.walked(page, guarded.isCut(), pictures);
    }

    /** What is kept of a text. */
    String cut(String text) {
        int end = MailReader.MAX_TEXT;
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
