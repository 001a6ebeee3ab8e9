package io.github.vtigermail.mail;

import io.github.vtigermail.mail.files.FileParts;
import io.github.vtigermail.mail.files.InlinePictures;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.mime.PartFinder;
import io.github.vtigermail.mail.mime.PartHeader;
import io.github.vtigermail.mail.reply.Correspondents;
import io.github.vtigermail.mail.reply.HtmlHistory;
import io.github.vtigermail.mail.reply.ReplyTrimmer;
import io.github.vtigermail.mail.text.OpenedParts;
import io.github.vtigermail.mail.text.StrayText;
import io.github.vtigermail.mail.text.TextParts;
import io.github.vtigermail.mail.text.TextPiece;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of a mail: visits its parts and decides which of them are its text and which are files. Each instance is
 * used once.
 */
final class MailBody {

    static final int MAX_DEPTH = 50;

    private final InlinePictures pictures = new InlinePictures();
    private final FileParts files = new FileParts(pictures);
    private final PartFinder finder = new PartFinder();
    private final Optional<Correspondents> cutting;
    private final TextParts texts;
    private final OpenedParts opened;
    private boolean cut; // multiparts were left out
    private boolean signatureCut;
    private boolean historyCut;
    private String text = "";

    /** @param cutting whose mails are left out if they are quoted; empty if quoted mails stay */
    private MailBody(Optional<Correspondents> cutting) {
        this.cutting = cutting;
        texts = new TextParts(
                pictures, page -> cutting.isPresent() && isHistoryCut(HtmlHistory.cut(page, cutting.get())));
        opened = new OpenedParts(files, texts);
    }

    private boolean isHistoryCut(HtmlHistory.Removed removed) {
        signatureCut |= removed.signature();
        return removed.history();
    }

    /** Reads all of the text, or the text without the mails that this writer quotes. */
    static MailBody read(MimePart mail, QuotedHistory history, Correspondents people)
            throws MessagingException, IOException {
        if (history != QuotedHistory.KEPT) {
            MailBody body = new MailBody(Optional.of(people));
            if (body.read(mail)) {
                return body;
            }
        }
        MailBody body = new MailBody(Optional.empty());
        body.read(mail);
        return body;
    }

    /**
     * Reads the body; returns false if its quoted mails must not be cut, so that the HTML has to be read again with
     * them.
     */
    private boolean read(MimePart mail) throws MessagingException, IOException {
        String found = limited(found(mail));
        if (cutting.isPresent()) {
            Optional<ReplyTrimmer.Trimmed> trimmed = ReplyTrimmer.trim(found, source(), cutting.get());
            if (trimmed.isEmpty() && texts.isPageCut()) {
                return false;
            }
            if (trimmed.isPresent()) {
                historyCut = texts.isPageCut() || signatureCut || trimmed.get().cut();
                found = CleanText.lines(trimmed.get().text());
            }
        }
        text = limited(explained(found));
        return true;
    }

    /** What the text was made from. */
    private ReplyTrimmer.Source source() {
        if (texts.isPageCut()) {
            return ReplyTrimmer.Source.HTML_CUT;
        }
        return texts.isHtml() ? ReplyTrimmer.Source.HTML : ReplyTrimmer.Source.PLAIN;
    }

    private String found(MimePart mail) throws MessagingException, IOException {
        TextPiece stray = texts.of(StrayText.ofMail(mail, mail.getSize() <= 0));
        String found = opened.complete(
                TextPiece.all(List.of(stray, piece(mail, 0, true))).text());
        if (found.isBlank() && files.isEmpty() && opened.notes().isEmpty()) {
            String raw = texts.raw(mail).text();
            found = isTruncated() ? raw : CleanText.lines(StrayText.aroundParts(mail, raw)); // its parts gave nothing
        }
        return found;
    }

    /** The text with the names of its pictures, preceded by what a reader has to know about the mail. */
    private String explained(String found) throws MessagingException, IOException {
        if (!pictures.isEmpty()) {
            texts.readPages();
        }
        String named = pictures.withNames(found);
        return opened.notes() + (opened.notes().isEmpty() || named.isEmpty() ? "" : "\n\n") + named;
    }

    private String limited(String found) {
        return found.length() > MailReader.MAX_TEXT ? CleanText.lines(texts.limit(found)) : found;
    }

    String text() {
        return text;
    }

    List<MailFile> files() {
        List<MailFile> list = files.list(false);
        return list.isEmpty() && text.isEmpty() ? files.list(true) : list;
    }

    boolean isHistoryCut() {
        return historyCut;
    }

    boolean isTruncated() {
        return cut || finder.isTruncated() || texts.isTruncated();
    }

    /**
     * The text of a part; adds the files that it contains. {@code body} says that a name alone does not make it a file.
     */
    private TextPiece piece(MimePart part, int depth, boolean body) throws MessagingException, IOException {
        return piece(part, PartHeader.of(part, texts.charset()), depth, body);
    }

    private TextPiece piece(MimePart part, PartHeader head, int depth, boolean body)
            throws MessagingException, IOException {
        if (head.isMultipart()) {
            return multipart(part, head, depth);
        }
        MimePart inner = depth < MAX_DEPTH ? opened.signedMail(part, head) : null;
        if (inner != null) {
            return piece(inner, depth + 1, true);
        }
        if (opened.open(part, head)) {
            return TextPiece.NOTHING;
        }
        boolean named = body ? head.isNamedFile() : head.name() != null;
        if (!head.isText() || depth > 0 && (head.isAttachment() || named)) {
            files.add(part, head, false);
            return TextPiece.NOTHING;
        }
        return head.type().equals("text/html") ? texts.html(part) : opened.unpacked(part, texts.plain(part));
    }

    private TextPiece multipart(MimePart part, PartHeader head, int depth) throws MessagingException, IOException {
        if (depth >= MAX_DEPTH || finder.isSpent()) {
            cut = true;
            return TextPiece.NOTHING;
        }
        List<MimeBodyPart> children = finder.parts(part);
        if (children.isEmpty()) {
            return texts.raw(part);
        }
        List<TextPiece> pieces = new ArrayList<>();
        String type = head.type();
        boolean alternative = type.equals("multipart/alternative");
        boolean related = type.equals("multipart/related");
        boolean first = true;
        for (MimeBodyPart child : children) {
            PartHeader inner = PartHeader.of(child, texts.charset());
            if (type.equals("multipart/digest")) {
                inner = inner.withDefaultType(
                        child, "message/rfc822"); // the type of its parts unless they declare another
            }
            if (inner.isSidecarIn(head)) {
                continue;
            }
            if (type.equals("multipart/encrypted") && inner.type().equals(PartHeader.OCTET_STREAM)) {
                files.add(child, inner.type(), inner.nameOr("encrypted.asc"));
                continue;
            }
            boolean rooted = related && pieces.stream().anyMatch(piece -> piece.worth() != TextPiece.Worth.NOTHING);
            if (rooted && !inner.isMultipart()) {
                files.add(child, inner, true); // shown inside the page
                continue;
            }
            pieces.add(piece(child, inner, depth + 1, alternative || first));
            first = false;
        }
        return alternative ? TextPiece.oneOf(pieces) : TextPiece.all(pieces);
    }
}
