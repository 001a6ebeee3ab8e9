package io.github.vtigermail.mail;

import io.github.vtigermail.mail.files.FileParts;
import io.github.vtigermail.mail.files.InlinePictures;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.mime.PartFinder;
import io.github.vtigermail.mail.mime.PartHead;
import io.github.vtigermail.mail.reply.HtmlHistory;
import io.github.vtigermail.mail.reply.InlineAnswers;
import io.github.vtigermail.mail.reply.ReplyTrimmer;
import io.github.vtigermail.mail.text.OpenedParts;
import io.github.vtigermail.mail.text.Piece;
import io.github.vtigermail.mail.text.StrayText;
import io.github.vtigermail.mail.text.TextParts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the parts of one mail: which of them are its text, which are files. Used once. */
final class BodyText {

    static final int MAX_DEPTH = 50;

    private final InlinePictures pictures = new InlinePictures();
    private final FileParts files = new FileParts(pictures);
    private final PartFinder finder = new PartFinder();
    private final Optional<InlineAnswers> cutting;
    private final TextParts texts;
    private final OpenedParts opened;
    private boolean cut; // multiparts were left out
    private boolean historyCut;
    private String text = "";

    /** @param cutting how answers in older mails are known; empty if older mails stay */
    private BodyText(Optional<InlineAnswers> cutting) {
        this.cutting = cutting;
        texts = new TextParts(pictures, page -> cutting.isPresent() && HtmlHistory.cut(page, cutting.get()));
        opened = new OpenedParts(files, texts);
    }

    /** All of it, or without the older mails that this writer quotes. */
    static BodyText read(MimePart mail, QuotedHistory history, Sender writer) throws MessagingException, IOException {
        if (history == QuotedHistory.CUT) {
            BodyText body = new BodyText(Optional.of(InlineAnswers.of(writer.name())));
            if (body.read(mail)) {
                return body;
            }
        }
        BodyText body = new BodyText(Optional.empty());
        body.read(mail);
        return body;
    }

    /** Whether the text may stand without its older mails; where it may not, the HTML has to be read again with them. */
    private boolean read(MimePart mail) throws MessagingException, IOException {
        String found = limited(found(mail));
        if (cutting.isPresent()) {
            Optional<ReplyTrimmer.Trimmed> trimmed = ReplyTrimmer.trim(found, source(), cutting.get());
            if (trimmed.isEmpty() && texts.isPageCut()) {
                return false;
            }
            if (trimmed.isPresent()) {
                historyCut = texts.isPageCut() || trimmed.get().cut();
                found = CleanText.lines(trimmed.get().text());
            }
        }
        text = limited(explained(found));
        return true;
    }

    /** What the text was made of. */
    private ReplyTrimmer.Source source() {
        if (texts.isPageCut()) {
            return ReplyTrimmer.Source.HTML_CUT;
        }
        return texts.isHtml() ? ReplyTrimmer.Source.HTML : ReplyTrimmer.Source.PLAIN;
    }

    private String found(MimePart mail) throws MessagingException, IOException {
        Piece stray = texts.of(StrayText.ofMail(mail, mail.getSize() <= 0));
        String found = Piece.all(List.of(stray, piece(mail, 0, true))).text();
        if (found.isBlank()) {
            found = opened.text();
        }
        if (found.isBlank() && files.isEmpty() && opened.notes().isEmpty()) {
            found = texts.raw(mail).text(); // nothing came out of its parts: what lies there is better than nothing
        }
        return found;
    }

    /** With the names of its pictures, and below what a reader has to know of the mail. */
    private String explained(String found) throws MessagingException, IOException {
        if (!pictures.isEmpty()) {
            texts.readPages();
        }
        String named = pictures.named(found);
        return opened.notes() + (opened.notes().isEmpty() || named.isEmpty() ? "" : "\n\n") + named;
    }

    private String limited(String found) {
        return found.length() > MailReader.MAX_TEXT ? CleanText.lines(texts.cut(found)) : found;
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

    /** The text of a part; files that it holds are noted. {@code body} is whether a name alone makes it no file. */
    private Piece piece(MimePart part, int depth, boolean body) throws MessagingException, IOException {
        return piece(part, PartHead.of(part), depth, body);
    }

    private Piece piece(MimePart part, PartHead head, int depth, boolean body) throws MessagingException, IOException {
        if (head.isMultipart()) {
            return multipart(part, head, depth);
        }
        MimePart inner = depth < MAX_DEPTH ? opened.signed(part, head) : null;
        if (inner != null) {
            return piece(inner, depth + 1, true);
        }
        if (opened.take(part, head)) {
            return Piece.NOTHING;
        }
        boolean named = body ? head.isNamedFile() : head.name() != null;
        if (!head.isText() || depth > 0 && (head.isAttachment() || named)) {
            files.add(part, head, false);
            return Piece.NOTHING;
        }
        return head.type().equals("text/html") ? texts.html(part) : opened.withoutPgp(part, texts.plain(part));
    }

    private Piece multipart(MimePart part, PartHead head, int depth) throws MessagingException, IOException {
        if (depth >= MAX_DEPTH || finder.isSpent()) {
            cut = true;
            return Piece.NOTHING;
        }
        List<MimeBodyPart> children = finder.parts(part);
        if (children.isEmpty()) {
            return texts.raw(part);
        }
        List<Piece> pieces = new ArrayList<>();
        String type = head.type();
        boolean alternative = type.equals("multipart/alternative");
        boolean related = type.equals("multipart/related");
        boolean first = true;
        for (MimeBodyPart child : children) {
            PartHead inner = PartHead.of(child);
            if (type.equals("multipart/digest")) {
                inner = inner.orElse(child, "message/rfc822"); // what its parts are unless they say otherwise
            }
            if (inner.isSideCarIn(head)) {
                continue;
            }
            if (type.equals("multipart/encrypted") && inner.type().equals(PartHead.OCTETS)) {
                files.add(child, inner.type(), inner.nameOr("encrypted.asc"));
                continue;
            }
            boolean rooted = related && pieces.stream().anyMatch(piece -> piece.worth() != Piece.Worth.NOTHING);
            if (rooted && !inner.isMultipart()) {
                files.add(child, inner, true); // what the page shows inside of it
                continue;
            }
            if (!alternative) {
                pieces.add(texts.of(StrayText.ofPart(child)));
            }
            pieces.add(piece(child, inner, depth + 1, alternative || first));
            first = false;
        }
        return alternative ? Piece.oneOf(pieces) : Piece.all(pieces);
    }
}
