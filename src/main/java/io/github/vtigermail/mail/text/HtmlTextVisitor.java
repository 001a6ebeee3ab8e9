package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.files.PixelSize;
import io.github.vtigermail.mail.files.ShownPictures;
import io.github.vtigermail.mail.mime.CleanText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Visits the nodes of a parsed page and writes them to a {@link TextFlow}. */
final class HtmlTextVisitor implements NodeFilter {

    private static final Set<String> DROPPED = Set.of(
            "script", "style", "head", "template", "title", "object", "embed", "iframe", "svg", "audio", "video");
    private static final Set<String> STRUCK = Set.of("s", "strike", "del");

    private final TextFlow flow = new TextFlow(TextParts.MAX_TEXT);
    private final ListMarks lists = new ListMarks();
    private final TableColumns columns = new TableColumns();
    private final Deque<Element> struck = new ArrayDeque<>();
    private final Deque<Element> preformatted = new ArrayDeque<>();
    private final Deque<Integer> links = new ArrayDeque<>(); // where the text of each open link starts

    private final ShownPictures pictures;

    HtmlTextVisitor(ShownPictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (flow.isFull()) {
            return FilterResult.STOP;
        }
        if (node instanceof TextNode text) {
            flow.text(text.getWholeText());
        } else if (node instanceof Element element) {
            Map<String, String> style = InlineStyle.of(element);
            if (DROPPED.contains(element.normalName()) || Visibility.isHidden(element, style)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            String whole = whole(element, style);
            if (whole != null) {
                flow.text(whole);
                return FilterResult.SKIP_ENTIRELY;
            }
            open(element, style);
        }
        return FilterResult.CONTINUE;
    }

    /** The text of an element that is not shown by its content; null if it is. */
    private String whole(Element element, Map<String, String> style) {
        String field = FormField.text(element);
        return field != null ? field : RaisedText.of(element, style, flow.last());
    }

    /** Whether the text is full, so that the end of the page was not reached. */
    boolean isFull() {
        return flow.isFull();
    }

    String text() {
        return flow.toString();
    }

    private void open(Element element, Map<String, String> style) {
        String name = element.normalName();
        flow.block(Margins.of(element, lists.depth() > 0));
        if (isStruck(element, style)) {
            struck.push(element);
            flow.strike(1);
        }
        if (isPreformatted(element, style)) {
            preformatted.push(element);
            flow.preformatted(1);
        }
        switch (name) {
            case "br" -> flow.lineBreak();
            case "hr" -> flow.rule();
            case "blockquote" -> flow.quote(1);
            case "q" -> flow.text("\"");
            case "table" -> columns.open(element);
            case "td", "th" -> cell(element);
            case "a" -> links.push(flow.length());
            case "ul", "ol" -> lists.open(element);
            case "li" -> flow.item(lists.next(element), lists.depth() - 1);
            case "img" -> picture(element);
            default -> {}
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            switch (element.normalName()) {
                case "blockquote" -> flow.quote(-1);
                case "q" -> flow.text("\"");
                case "tr" -> flow.endRow();
                case "a" -> link(element, links.pop());
                case "ul", "ol" -> lists.close();
                default -> {}
            }
            if (element == struck.peek()) {
                struck.pop();
                flow.strike(-1);
            }
            if (element == preformatted.peek()) {
                preformatted.pop();
                flow.preformatted(-1);
            }
            flow.block(Margins.of(element, lists.depth() > 0));
        }
        return FilterResult.CONTINUE;
    }

    private void cell(Element cell) {
        flow.emptyCells(columns.gapsBefore(cell));
        if (columns.isKept(cell)) {
            flow.emptyCells(1);
        } else {
            flow.cell();
        }
    }

    /** Whether a line is drawn through it, so that it is what no longer applies. */
    private static boolean isStruck(Element element, Map<String, String> style) {
        return STRUCK.contains(element.normalName())
                || style.getOrDefault("text-decoration", "").contains("line-through")
                || style.getOrDefault("text-decoration-line", "").contains("line-through");
    }

    /** Whether its line ends and spaces are shown. */
    private static boolean isPreformatted(Element element, Map<String, String> style) {
        String space = style.getOrDefault("white-space", "");
        return element.normalName().equals("pre") || space.startsWith("pre") || space.equals("break-spaces");
    }

    private void picture(Element image) {
        String name = pictures.show(image.attr("src"), PixelSize.asShown(image.attr("width"), image.attr("height")));
        String alt = CleanText.line(image.attr("alt"), 200);
        if (name != null) {
            flow.text(ShownPictures.placeholder(name));
        } else if (!alt.isEmpty()) {
            flow.text("[" + alt + "]");
        } else if (image.attr("src").startsWith("data:")) {
            flow.text("[image]"); // it exists nowhere else
        }
    }

    private void link(Element link, int start) {
        String address = LinkAddress.of(link.attr("href"));
        int length = flow.length() - start;
        if (address == null || length <= 0) {
            return;
        }
        if (length > address.length() + 10 || !LinkAddress.isIn(flow.since(start), address)) {
            flow.text(" (" + address + ")");
        }
    }
}
