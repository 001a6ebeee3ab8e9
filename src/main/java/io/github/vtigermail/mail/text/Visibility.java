package io.github.vtigermail.mail.text;

import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Whether a page shows an element. It hides the preheaders of newsletters, what is only for Outlook, and tracking
 * pixels.
 */
public final class Visibility {

    private static final Pattern VISIBLE = Pattern.compile("(?i)visibility\\s*:\\s*visible");

    private Visibility() {}

    public static boolean isHidden(Element element) {
        return isHidden(element, InlineStyle.of(element));
    }

    static boolean isHidden(Element element, Map<String, String> style) {
        if (element.hasAttr("hidden") || element.normalName().equals("img") && isDot(element)) {
            return true;
        }
        return !style.isEmpty()
                && (style.getOrDefault("display", "").equals("none")
                        || style.getOrDefault("visibility", "").equals("hidden") && !isVisibleInside(element)
                        || style.getOrDefault("mso-hide", "").equals("all")
                        || isZero(style.get("opacity"))
                        || isZero(style.get("max-height")) && style.containsKey("overflow")
                        || isZero(style.get("font-size")) && isWithoutSize(element));
    }

    /** A picture that nobody sees; it only notifies the sender's server. */
    private static boolean isDot(Element image) {
        Map<String, String> style = InlineStyle.of(image);
        String width = style.getOrDefault("width", image.attr("width"));
        String height = style.getOrDefault("height", image.attr("height"));
        return isTiny(width) && isTiny(height);
    }

    private static boolean isTiny(String size) {
        String bare = size.strip().replace("px", "");
        return bare.equals("0") || bare.equals("1") || bare.equals("2");
    }

    private static boolean isVisibleInside(Element element) {
        return element.getElementsByAttributeValueMatching("style", VISIBLE).size() > 0;
    }

    /** Newsletters set a size of zero around cells with sizes of their own, to remove the gaps between them. */
    private static boolean isWithoutSize(Element element) {
        return element.getElementsByAttributeValueContaining("style", "font").size() <= 1;
    }

    private static boolean isZero(String value) {
        if (value == null || !value.startsWith("0")) {
            return false;
        }
        int at = 0;
        while (at < value.length() && (value.charAt(at) == '0' || value.charAt(at) == '.')) {
            at++;
        }
        return at == value.length() || !Character.isDigit(value.charAt(at));
    }
}
