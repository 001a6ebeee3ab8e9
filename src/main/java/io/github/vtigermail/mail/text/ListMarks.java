package io.github.vtigermail.mail.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The open lists of a page and the marks of their items, as a browser shows them: people write "see b" and continue a
 * list at 3.
 */
final class ListMarks {

    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?[0-9]{1,9})(?![0-9]).*", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.of(
            "decimal",
            "1",
            "lower-alpha",
            "a",
            "lower-latin",
            "a",
            "upper-alpha",
            "A",
            "upper-latin",
            "A",
            "lower-roman",
            "i",
            "upper-roman",
            "I");

    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int MAX_ROMAN = 3999;

    private final Deque<OpenList> lists = new ArrayDeque<>();

    private static final class OpenList {
        private final String type; // as in the attribute; empty for a list without numbers
        private final int step;
        private int next;

        OpenList(String type, int next, int step) {
            this.type = type;
            this.next = next;
            this.step = step;
        }
    }

    /** Opens a list: {@code ol} has numbers, any other has none. */
    void open(Element list) {
        if (!list.normalName().equals("ol")) {
            lists.push(new OpenList("", 0, 0));
            return;
        }
        boolean reversed = list.hasAttr("reversed");
        int first = reversed ? items(list) : 1;
        lists.push(new OpenList(type(list, "1"), number(list.attr("start"), first), reversed ? -1 : 1));
    }

    void close() {
        lists.pop();
    }

    /** How many lists are open. */
    int depth() {
        return lists.size();
    }

    /** The mark of the next item of the innermost list. */
    String next(Element item) {
        OpenList list = lists.peek();
        if (list == null || list.type.isEmpty()) {
            return "- ";
        }
        int number = number(item.attr("value"), list.next);
        list.next = number + list.step;
        return label(number, type(item, list.type)) + ". ";
    }

    private static int items(Element list) {
        int items = 0;
        for (Element child = list.firstElementChild(); child != null; child = child.nextElementSibling()) {
            items += child.normalName().equals("li") ? 1 : 0;
        }
        return items;
    }

    private static int number(String value, int other) {
        var matcher = NUMBER.matcher(value);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : other;
    }

    private static String type(Element element, String other) {
        Map<String, String> style = InlineStyle.of(element);
        String styles = style.getOrDefault("list-style-type", style.getOrDefault("list-style", ""));
        for (String word : styles.split(" ")) {
            if (TYPES.containsKey(word)) {
                return TYPES.get(word);
            }
        }
        String type = element.attr("type").strip();
        return type.length() == 1 && "1aAiI".contains(type) ? type : other;
    }

    private static String label(int number, String type) {
        String label =
                switch (type) {
                    case "a", "A" -> letters(number);
                    case "i", "I" -> roman(number);
                    default -> String.valueOf(number);
                };
        return Character.isUpperCase(type.charAt(0)) ? label.toUpperCase(Locale.ROOT) : label;
    }

    /** a to z, then aa. */
    private static String letters(int number) {
        if (number < 1) {
            return String.valueOf(number);
        }
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest = (rest - 1) / 26) {
            letters.append((char) ('a' + (rest - 1) % 26));
        }
        return letters.reverse().toString();
    }

    private static String roman(int number) {
        if (number < 1 || number > MAX_ROMAN) {
            return String.valueOf(number);
        }
        StringBuilder roman = new StringBuilder();
        int rest = number;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; rest >= ROMAN_VALUES[i]; rest -= ROMAN_VALUES[i]) {
                roman.append(ROMAN[i]);
            }
        }
        return roman.toString();
    }
}
