package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.files.InlinePictures;
import io.github.vtigermail.mail.files.ShownPictures;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;

/**
 * The HTML pages of a mail. Each is parsed once, when it is needed first, however many texts are made from it. Notes which
 * pictures the texts show.
 */
public final class HtmlPages {

    /** Removes what is quoted from a page. */
    @FunctionalInterface
    public interface PageCutter {
        /** Cuts a parsed page. @return whether anything was removed */
        boolean cut(Document page);
    }

    /** @param isCut whether some of the page was left out */
    record Html(String text, boolean isCut) {}

    private final InlinePictures pictures;
    private final PageCutter cutter;
    private final ShownPictures inWhole;
    private final ShownPictures inUnquoted;
    private final List<TextPiece> pages = new ArrayList<>();
    private int left = HtmlText.MAX_HTML; // for the whole mail, however many parts it has
    private boolean read;
    private boolean quoting; // so that the texts differ, at least by their pictures
    private boolean truncated;

    /** @param cutter removes what is quoted from each page, after the whole text was made */
    public HtmlPages(InlinePictures pictures, PageCutter cutter) {
        this.pictures = pictures;
        this.cutter = cutter;
        inWhole = new ShownPictures(pictures);
        inUnquoted = new ShownPictures(pictures);
    }

    TextPiece add(TextPiece.Source<Html> html) {
        Page page = new Page(html);
        TextPiece piece = new TextPiece(TextPiece.Worth.HTML, page::text, page::preview);
        pages.add(piece);
        return piece;
    }

    /**
     * Reads all pages if the mail has pictures, even if another text was used: the pages decide which pictures are attached.
     */
    public void readForPictures() throws MessagingException, IOException {
        boolean before = truncated;
        for (TextPiece page : pictures.isEmpty() ? List.<TextPiece>of() : pages) {
            page.text();
        }
        truncated = before;
    }

    /** Whether the text of a page was read, and not just looked at. */
    public boolean isRead() {
        return read;
    }

    boolean isTruncated() {
        return truncated;
    }

    /** The pictures that the whole pages show. */
    public ShownPictures inWhole() {
        return inWhole;
    }

    /** The pictures that are left without what is quoted. */
    public ShownPictures inUnquoted() {
        return inUnquoted;
    }

    private final class Page {
        private final TextPiece.Source<Html> source;
        private Document parsed;
        private boolean cut;

        private Page(TextPiece.Source<Html> source) {
            this.source = source;
        }

        private Document parsed() throws MessagingException, IOException {
            if (parsed == null) {
                Html html = source.read();
                HtmlGuard guarded = HtmlGuard.of(html.text(), left);
                left -= Math.min(left, guarded.html().length());
                cut = html.isCut() || guarded.isCut();
                parsed = HtmlText.parse(guarded);
            }
            return parsed;
        }

        /** The whole text, regardless of the mail's pictures. */
        private String preview() throws MessagingException, IOException {
            return HtmlText.render(parsed());
        }

        private BodyText text() throws MessagingException, IOException {
            Document page = parsed();
            read = true;
            truncated |= cut;
            if (!pictures.isEmpty()) {
                page.traverse((node, depth) -> pictures.noteReferences(node));
            }
            String whole = HtmlText.render(page, cut, inWhole);
            parsed = null; // a large page takes much memory, and its texts are kept
            quoting |= cutter.cut(page);
            if (quoting) {
                return new BodyText(whole, HtmlText.render(page, cut, inUnquoted));
            }
            inUnquoted.add(inWhole);
            return BodyText.of(whole);
        }
    }
}
