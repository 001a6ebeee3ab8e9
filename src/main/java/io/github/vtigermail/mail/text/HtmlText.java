package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.files.InlinePictures;
import io.github.vtigermail.mail.files.ShownPictures;
import io.github.vtigermail.mail.mime.CleanText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * HTML as the text that a person reads: paragraphs, lists, simple tables, quotes with {@code > }, links followed by
 * their address. What a page does not show (scripts, styles, hidden elements) is left out.
 *
 * <p>Never throws. At most {@value #MAX_HTML} characters and 100,000 tags are parsed, at most
 * {@value TextParts#MAX_TEXT} characters come out, and nested elements are visited without recursion.
 */
public final class HtmlText {

    /** The maximum number of characters of HTML that are parsed. */
    public static final int MAX_HTML = 2 * 1024 * 1024;

    /** Deeper elements become siblings, so their text is kept. The parser's time grows with the depth. */
    private static final int MAX_DEPTH = 100;

    private HtmlText() {}

    /** The text of this page or fragment; empty for null. */
    public static String of(String html) {
        if (html == null || html.isBlank()) {
            return "";
        }
        HtmlGuard guarded = HtmlGuard.of(html, MAX_HTML);
        return render(parse(guarded));
    }

    /** The text of an element, regardless of the mail's pictures. */
    public static String render(Element page) {
        return render(page, false, new ShownPictures(new InlinePictures()));
    }

    static Document parse(HtmlGuard guarded) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(guarded.html(), "");
    }

    /**
     * The text of an element; notes which of the mail's pictures it shows.
     *
     * @param cut whether the page is incomplete
     */
    static String render(Element page, boolean cut, ShownPictures pictures) {
        HtmlTextVisitor visitor = new HtmlTextVisitor(pictures);
        NodeTraversor.filter(visitor, page);
        if (cut || visitor.isFull()) {
            pictures.showReferenced();
        }
        return CleanText.lines(visitor.text());
    }
}
