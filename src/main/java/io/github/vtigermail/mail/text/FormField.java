package io.github.vtigermail.mail.text;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** What a reader sees of a form's field: the chosen option, the box that is checked, the value that was typed. */
final class FormField {

    private static final int MAX_OPTIONS = 1_000;

    private static final Set<String> TYPED = Set.of(
            "", "text", "email", "number", "tel", "url", "search", "date", "time", "month", "week", "datetime-local");

    private FormField() {}

    /** The text of a field; null if the element is not a field that is shown otherwise than its content. */
    static String text(Element element) {
        return switch (element.normalName()) {
            case "select" -> chosen(element);
            case "input" -> input(element);
            default -> null;
        };
    }

    /** Without a choice, a browser shows the first option. */
    private static String chosen(Element select) {
        var options = select.getElementsByTag("option");
        String chosen = options.stream()
                .limit(MAX_OPTIONS)
                .filter(option -> option.hasAttr("selected"))
                .map(Element::text)
                .collect(Collectors.joining(", "));
        boolean first = chosen.isEmpty() && !select.hasAttr("multiple") && !options.isEmpty();
        return first ? options.get(0).text() : chosen;
    }

    private static String input(Element input) {
        String type = input.attr("type").strip().toLowerCase(Locale.ROOT);
        if (type.equals("checkbox") || type.equals("radio")) {
            return input.hasAttr("checked") ? "[x] " : "[ ] ";
        }
        return TYPED.contains(type) ? input.attr("value") : "";
    }
}
