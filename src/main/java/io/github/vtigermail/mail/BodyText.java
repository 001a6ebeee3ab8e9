package io.github.vtigermail.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through the parts of one mail: which of them are its text, which are files. Used once. */
final class BodyText {

    static final int MAX_DEPTH = 50;

    /** How much of a mail that came as a file is read for its subject. */
    private static final int MAX_HEADER = 64 * 1024;

    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");
    private static final Set<String> TEXTS = Set.of("text/plain", "text/enriched", "text/richtext");

    private final List<MailFile> files = new ArrayList<>();
    private final PartFinder finder = new PartFinder();
    private final TextParts texts;
    private boolean cut; // multiparts were left out
    private boolean historyCut;
    private String text = "";

    private BodyText(Optional<InlineAnswers> cutting) {
        texts = new TextParts(cutting);
    }

    /** All of it, or without the older mails that this writer quotes. */
    static BodyText read(MimePart mail, QuotedHistory history, Sender writer) throws MessagingException, IOException {
        if (history == QuotedHistory.CUT) {
            InlineAnswers answers = InlineAnswers.of(writer);
            BodyText body = new BodyText(Optional.of(answers));
            body.text = body.text(mail);
            if (body.trim(answers)) {
                return body;
            }
        }
        BodyText body = new BodyText(Optional.empty());
        body.text = body.text(mail);
        return body;
    }

    /** Whether the text may stand without its older mails; where it may not, the HTML has to be read again with them. */
    private boolean trim(InlineAnswers answers) {
        Optional<ReplyTrimmer.Trimmed> trimmed = ReplyTrimmer.trim(text, texts.source(), answers);
        boolean html = texts.source() == ReplyTrimmer.Source.HTML_CUT;
        trimmed.ifPresent(found -> {
            historyCut = html || found.cut();
            text = CleanText.lines(found.text());
        });
        return trimmed.isPresent() || !html;
    }

    private String text(MimePart mail) throws MessagingException, IOException {
        Piece stray = texts.of(StrayText.ofMail(mail, mail.getSize() <= 0));
        String found = Piece.all(List.of(stray, piece(mail, 0, true))).text();
        if (found.isBlank() && files.isEmpty()) {
            found = texts.raw(mail).text(); // nothing came out of its parts: what lies there is better than nothing
        }
        return found.length() > MailReader.MAX_TEXT ? CleanText.lines(texts.cut(found)) : found;
    }

    String text() {
        return text;
    }

    List<MailFile> files() {
        return files;
    }

    boolean isHistoryCut() {
        return historyCut;
    }

    boolean isTruncated() {
        return cut || finder.isTruncated() || texts.isTruncated();
    }

    /** The text of a part; files that it holds are noted. {@code body} is whether a name alone makes it no file. */
    private Piece piece(MimePart part, int depth, boolean body) throws MessagingException, IOException {
        String type = type(part);
        if (type.startsWith("multipart/")) {
            return multipart(part, type, depth);
        }
        boolean attached = FieldValue.of(part, "Content-Disposition").value().equals("attachment");
        boolean named = (body ? FileName.ofDisposition(part) : FileName.of(part)) != null;
        boolean file = depth > 0 && (attached || named);
        if (!file && (type.equals("text/html") || TEXTS.contains(type))) {
            return type.equals("text/html") ? texts.html(part) : texts.plain(part);
        }
        add(part, fileName(part, type));
        return Piece.NOTHING;
    }

    private void add(MimePart part, String name) throws MessagingException, IOException {
        files.add(new MailFile(name, type(part), PartBytes.size(part), () -> PartBytes.open(part)));
    }

    /** {@code multipart/mixed}, or {@code text/plain} where the type is missing or bogus, as MIME wants it. */
    private static String type(MimePart part) throws MessagingException {
        String value = FieldValue.of(part, "Content-Type").value();
        int slash = value.indexOf('/');
        boolean bogus = slash < 1 || slash == value.length() - 1;
        return !bogus ? value : value.startsWith("multipart") ? "multipart/mixed" : "text/plain";
    }

    private static String fileName(MimePart part, String type) throws MessagingException, IOException {
        String name = FileName.of(part);
        if (name != null || !type.startsWith("message/")) {
            return name != null ? name : FileName.ofType(type);
        }
        InputStream start = new ByteArrayInputStream(PartBytes.decoded(part, MAX_HEADER));
        return FileName.ofMail(Subject.decode(new InternetHeaders(start).getHeader("Subject", null)));
    }

    private Piece multipart(MimePart part, String type, int depth) throws MessagingException, IOException {
        if (depth >= MAX_DEPTH || finder.isSpent()) {
            cut = true;
            return Piece.NOTHING;
        }
        List<MimeBodyPart> children = finder.parts(part);
        if (children.isEmpty()) {
            return texts.raw(part);
        }
        List<Piece> pieces = new ArrayList<>();
        boolean alternative = type.equals("multipart/alternative");
        boolean related = type.equals("multipart/related");
        boolean first = true;
        for (MimeBodyPart child : children) {
            String childType = type(child);
            if (type.equals("multipart/signed") && SIGNATURES.contains(childType)) {
                continue;
            }
            if (type.equals("multipart/digest") && child.getHeader("Content-Type") == null) {
                add(child, "unnamed.eml"); // what a digest's parts are unless they say otherwise
                continue;
            }
            boolean rooted = related && pieces.stream().anyMatch(piece -> piece.worth() != Piece.Worth.NOTHING);
            if (rooted && !childType.startsWith("multipart/")) {
                add(child, fileName(child, childType)); // what the page shows inside of it
                continue;
            }
            if (!alternative) {
                pieces.add(texts.of(StrayText.ofPart(child)));
            }
            pieces.add(piece(child, depth + 1, alternative || first));
            first = false;
        }
        return alternative ? Piece.oneOf(pieces) : Piece.all(pieces);
    }
}
