package io.github.vtigermail.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Goes through the parts of one mail: which of them are its text, which are files. Used once. */
final class BodyText {

    static final int MAX_DEPTH = 50;

    private final InlinePictures pictures = new InlinePictures();
    private final FileParts files = new FileParts(pictures);
    private final PartFinder finder = new PartFinder();
    private final TextParts texts = new TextParts(pictures);
    private final OpenedParts opened = new OpenedParts(files, texts);
    private boolean cut; // multiparts were left out
    private String text = "";

    private BodyText() {}

    static BodyText read(MimePart mail, QuotedHistory history) throws MessagingException, IOException {
        BodyText body = new BodyText();
        body.text = body.text(mail);
        return body;
    }

    private String text(MimePart mail) throws MessagingException, IOException {
        Piece stray = texts.of(StrayText.ofMail(mail, mail.getSize() <= 0));
        String found = Piece.all(List.of(stray, piece(mail, 0, true))).text();
        if (found.isBlank()) {
            found = opened.text();
        }
        if (found.isBlank() && files.isEmpty() && opened.notes().isEmpty()) {
            found = texts.raw(mail).text(); // nothing came out of its parts: what lies there is better than nothing
        }
        if (!pictures.isEmpty()) {
            texts.readPages();
        }
        found = pictures.named(found);
        found = opened.notes() + (opened.notes().isEmpty() || found.isEmpty() ? "" : "\n\n") + found;
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
        return false;
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
