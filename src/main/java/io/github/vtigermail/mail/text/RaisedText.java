package io.github.vtigermail.mail.text;

import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Raised and lowered text that would be misread without a mark: 10^5 is not 105, and 1st is no power. */
final class RaisedText {

    private static final int MAX = 20;

    private static final Pattern SIMPLE = Pattern.compile("[-+−]?[\\p{L}\\p{N}.,]+");

    /** Of one letter, but {@code 1<sup>a</sup>} and the like are ordinal numbers. */
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}&&[^aoerAOERªº]]");

    private RaisedText() {}

    /**
     * The marked text; null if the element is not raised or lowered, or can do without a mark.
     *
     * @param last what is directly before it
     */
    static String of(Element element, Map<String, String> style, char last) {
        String align = style.getOrDefault("vertical-align", "");
        boolean raised = element.normalName().equals("sup") || align.equals("super");
        if (!raised && !element.normalName().equals("sub") && !align.equals("sub") || !isBase(last)) {
            return null;
        }
        String text = text(element);
        if (text.isEmpty() || text.length() > MAX || text.startsWith("[")) {
            return null;
        }
        if (raised) {
            boolean power = text.chars().anyMatch(Character::isDigit)
                    || VARIABLE.matcher(text).matches();
            return power ? marked('^', text) : null;
        }
        // H2O is what people write, but the base of a number must not become a part of it
        boolean digits = Character.isDigit(last) || isDigitNext(element);
        return digits && text.chars().anyMatch(Character::isDigit)
                ? marked('_', text) + (isDigitNext(element) ? " " : "")
                : null;
    }

    /** Its text, or more than is marked. */
    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.filter(
                (node, depth) -> {
                    if (node instanceof TextNode part) {
                        String whole = part.getWholeText();
                        text.append(whole, 0, Math.min(MAX + 1, whole.length()));
                    }
                    return text.length() > MAX ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
                },
                element);
        return text.toString().strip();
    }

    private static boolean isBase(char c) {
        return Character.isLetterOrDigit(c) || c == ')' || c == ']';
    }

    private static boolean isDigitNext(Element element) {
        return element.nextSibling() instanceof TextNode next
                && !next.getWholeText().isEmpty()
                && Character.isDigit(next.getWholeText().charAt(0));
    }

    private static String marked(char mark, String text) {
        return mark + (SIMPLE.matcher(text).matches() ? text : "(" + text + ")");
    }
}
