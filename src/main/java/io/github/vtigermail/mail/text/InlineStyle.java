package io.github.vtigermail.mail.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The style attribute of an element. */
final class InlineStyle {

    private static final int MAX = 2_000;

    private InlineStyle() {}

    /** Its properties and values, in lower case. */
    static Map<String, String> of(Element element) {
        String style = element.attr("style");
        if (style.isEmpty()) {
            return Map.of();
        }
        Map<String, String> found = new HashMap<>();
        String plain = style.substring(0, Math.min(style.length(), MAX))
                .toLowerCase(Locale.ROOT)
                .replace("!important", "");
        for (String declaration : plain.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                found.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
        return found;
    }
}
