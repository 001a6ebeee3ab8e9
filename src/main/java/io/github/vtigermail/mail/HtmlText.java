package io.github.vtigermail.mail;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * HTML as the text that a person reads: paragraphs, lists, simple tables, quotes with {@code > }, links with their address
 * behind them. What is not shown (scripts, styles, hidden elements) is not in it.
 *
 * <p>Never throws. At most {@value #MAX_HTML} characters and 100,000 tags are parsed and {@value MailReader#MAX_TEXT} come out; elements
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
        return walked(parse(HtmlGuard.of(html, MAX_HTML)));
    }

    static Document parse(HtmlGuard guarded) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(guarded.html(), "");
    }

    static String walked(Element page) {
        HtmlWalk walk = new HtmlWalk();
        NodeTraversor.filter(walk, page);
        return CleanText.lines(walk.text());
    }
}
