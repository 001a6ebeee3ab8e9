package io.github.vtigermail.mail.text;

import java.util.Set;
import org.jsoup.nodes.Element;

/** The line ends around elements. */
final class Margins {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dl", "fieldset");
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "table",
            "tr",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "center",
            "form",
            "dt",
            "dd",
            "main",
            "aside",
            "nav",
            "figure",
            "figcaption",
            "details",
            "summary",
            "caption");

    private Margins() {}

    /**
     * The minimum number of line ends before and after an element.
     *
     * @param inList whether it is inside a list
     */
    static int of(Element element, boolean inList) {
        String name = element.normalName();
        if (name.equals("li")) {
            return 1;
        }
        if (name.equals("ul") || name.equals("ol")) {
            return inList ? 1 : 2;
        }
        int margin = PARAGRAPHS.contains(name) || name.equals("blockquote") ? 2 : BLOCKS.contains(name) ? 1 : 0;
        return margin > 0 && !name.equals("table") && isWholeCell(element) ? 0 : margin;
    }

    /** Many programs write each cell as a paragraph: a cell that contains nothing else stays on its row's line. */
    private static boolean isWholeCell(Element element) {
        Element parent = element.parent();
        return parent != null
                && (parent.normalName().equals("td") || parent.normalName().equals("th"))
                && parent.childNodeSize() <= 5 // with thousands of children in a cell, this would be quadratic
                && parent.childrenSize() == 1;
    }
}
