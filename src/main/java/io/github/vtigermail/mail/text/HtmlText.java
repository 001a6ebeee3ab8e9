package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.files.InlinePictures;
import io.github.vtigermail.mail.mime.CleanText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * HTML as the text that a person reads: paragraphs, lists, simple tables, quotes with {@code > }, links with their address
 * behind them. What is not shown (scripts, styles, hidden elements) is not in it.
 *
 * <p>Never throws. At most {@value #MAX_HTML} characters and 100,000 tags are parsed and {@value TextParts#MAX_TEXT} come out; elements
 * inside each other are followed without recursion.
 */
public final class HtmlText {

    /** The most characters of HTML that are parsed. */
    public static final int MAX_HTML = 2 * 1024 * 1024;

    /** Deeper elements lie beside each other: their text is there. The parser's time grows with the depth. */
    private static final int MAX_DEPTH = 100;

    private HtmlText() {}

    /** The text of this page or fragment; empty for null. */
    public static String of(String html) {
        if (html == null || html.isBlank()) {
            return "";
        }
        HtmlGuard guarded = HtmlGuard.of(html, MAX_HTML);
        return walked(parse(guarded));
    }

    /** The text of an element, whatever pictures it shows. */
    public static String walked(Element page) {
        return walked(page, false, new InlinePictures());
    }

    static Document parse(HtmlGuard guarded) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(guarded.html(), "");
    }

    /**
     * Tells the mail's pictures what of them the text shows.
     *
     * @param cut whether there is more of the page
     */
    public static String walked(Element page, boolean cut, InlinePictures pictures) {
        HtmlWalk walk = new HtmlWalk(pictures);
        NodeTraversor.filter(walk, page);
        if (cut || walk.isFull()) {
            pictures.showMentioned();
        }
        return CleanText.lines(walk.text());
    }
}
