package io.github.vtigermail.mail;

import io.github.vtigermail.mail.files.FileParts;
import io.github.vtigermail.mail.files.InlinePictures;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.files.ShownPictures;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.mime.PartFinder;
import io.github.vtigermail.mail.mime.PartHeader;
import io.github.vtigermail.mail.reply.Correspondents;
import io.github.vtigermail.mail.reply.HtmlHistory;
import io.github.vtigermail.mail.reply.ReplyTrimmer;
import io.github.vtigermail.mail.text.BodyText;
import io.github.vtigermail.mail.text.HtmlPages;
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
    private final Optional<Correspondents> quoting;
    private final HtmlPages pages;
    private final TextParts texts;
    private final OpenedParts opened;
    private ShownPictures shown;
    private boolean truncated;
    private boolean signatureCut;
    private boolean pageCut;
    private boolean historyCut;
    private String whole = "";
    private String text = "";

    /** @param quoting whose mails are left out if they are quoted; empty if quoted mails stay */
    private MailBody(Optional<Correspondents> quoting) {
        this.quoting = quoting;
        pages = new HtmlPages(pictures, page -> quoting.isPresent() && isCut(HtmlHistory.cut(page, quoting.get())));
        texts = new TextParts(pages);
        opened = new OpenedParts(files, texts);
    }

    private boolean isCut(HtmlHistory.Removed removed) {
        pageCut |= removed.history();
        signatureCut |= removed.signature();
        return removed.history() || removed.signature();
    }

    /** Reads all of the text, and the text without the mails that this writer quotes, if that is given. */
    static MailBody read(MimePart mail, Optional<Correspondents> quoting) throws MessagingException, IOException {
        MailBody body = new MailBody(quoting);
        body.read(mail);
        return body;
    }

    private void read(MimePart mail) throws MessagingException, IOException {
        BodyText found = found(mail);
        BodyText limited = found.map(MailBody::limited);
        Optional<ReplyTrimmer.Trimmed> trimmed =
                quoting.flatMap(people -> ReplyTrimmer.trim(limited.unquoted(), source(), people));
        historyCut =
                trimmed.isPresent() && (pageCut || signatureCut || trimmed.get().cut());
        boolean uncut = trimmed.isEmpty() && (pageCut || quoting.isEmpty()); // nothing may be cut
        String rest = uncut
                ? limited.whole()
                : trimmed.map(some -> CleanText.lines(some.text())).orElse(limited.unquoted());
        truncated |= TextParts.isTooLong(uncut ? found.whole() : found.unquoted());
        pages.readForPictures();
        shown = uncut ? pages.inWhole() : pages.inUnquoted();
        String explained = explained(rest, shown);
        truncated |= TextParts.isTooLong(explained);
        text = limited(explained);
        whole = historyCut ? limited(explained(limited.whole(), pages.inWhole())) : text;
    }

    /** What the text was made from. */
    private ReplyTrimmer.Source source() {
        if (pageCut) {
            return ReplyTrimmer.Source.HTML_CUT;
        }
        return pages.isRead() ? ReplyTrimmer.Source.HTML : ReplyTrimmer.Source.PLAIN;
    }

    private BodyText found(MimePart mail) throws MessagingException, IOException {
        TextPiece stray = texts.of(StrayText.ofMail(mail, mail.getSize() <= 0));
        BodyText found = opened.complete(
                TextPiece.all(List.of(stray, piece(mail, 0, true))).text());
        if (found.unquoted().isBlank() && files.isEmpty() && opened.notes().isEmpty()) {
            String raw = texts.raw(mail).text().whole();
            String around = isTruncated() ? raw : CleanText.lines(StrayText.aroundParts(mail, raw));
            return found.map(said -> said.isBlank() ? around : said); // its parts gave nothing
        }
        return found;
    }

    /** The text with the names of its pictures, preceded by what a reader has to know about the mail. */
    private String explained(String found, ShownPictures shown) {
        String named = shown.withNames(found);
        return opened.notes() + (opened.notes().isEmpty() || named.isEmpty() ? "" : "\n\n") + named;
    }

    private static String limited(String found) {
        return TextParts.isTooLong(found) ? CleanText.lines(TextParts.limited(found)) : found;
    }

    /** The text that is left; all of it if nothing was cut. */
    String text() {
        return text;
    }

    /** The text with all that it quotes. */
    String whole() {
        return whole;
    }

    List<MailFile> files() {
        List<MailFile> list = files.with(shown);
        return list.isEmpty() && text.isEmpty() ? files.all() : list;
    }

    boolean isHistoryCut() {
        return historyCut;
    }

    boolean isTruncated() {
        return truncated || finder.isTruncated() || texts.isTruncated();
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
            truncated = true;
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
