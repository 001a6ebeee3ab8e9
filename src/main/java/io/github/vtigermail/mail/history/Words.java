package io.github.vtigermail.mail.history;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.parser.Parser;

/**
 * Words as numbers: the same word has the same number, whatever its case, its typography and what mail programs do to it.
 * Punctuation is none. Where a script has no spaces, each character is a word.
 */
final class Words {
    /** Microsoft's link scanner puts its own address in place of each link. */
    private static final Pattern SCANNED = Pattern.compile(
            "(?i)https?://[a-z0-9.-]*safelinks[^\\s<>\"?]*\\?[^\\s<>\"]*?url=([^\\s&<>\"]+)[^\\s<>\"]*");

    private static final Pattern PICTURE = Pattern.compile("\\[(?:cid:[^\\]]{0,500}|image)\\]");
    private static final Pattern LIST_MARK = Pattern.compile("^\\s*(?:[0-9]{1,2}[.)]|[*\u2022\u00B7-])\\s+");
    /** An emoji as Vtiger keeps it. */
    private static final String EMOJI = "????";

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The words of a line. */
    List<Integer> of(String line) {
        List<Integer> words = new ArrayList<>();
        String text = clean(line);
        int start = -1;
        for (int i = 0; i <= text.length(); ) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            boolean letter = Character.isLetterOrDigit(c) || isMark(c);
            boolean single = letter && isSpaceless(c);
            if (start >= 0 && (!letter || single)) {
                words.add(number(text.substring(start, i)));
                start = -1;
            }
            if (single) {
                words.add(number(Character.toString(c)));
            } else if (letter && start < 0) {
                start = i;
            }
            i += Character.charCount(c);
        }
        return words;
    }

    /** Whether the word is a character of a script without spaces. */
    static boolean isSpaceless(int c) {
        return c >= 0x2E80 && c < 0xAC00 || c >= 0x0E00 && c < 0x0E80;
    }

    private int number(String word) {
        Integer known = numbers.get(word);
        if (known == null) {
            known = isSpaceless(word.codePointAt(0)) ? -1 - numbers.size() : 1 + numbers.size();
            numbers.put(word, known);
        }
        return known;
    }

    /** Whether this number is that of a character of a script without spaces. */
    static boolean isCharacter(int word) {
        return word < 0;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static String clean(String line) {
        String text = line.indexOf('&') >= 0 ? Parser.unescapeEntities(line, false) : line;
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
        text = text.toLowerCase(Locale.ROOT);
        if (text.contains("safelinks")) {
            text = scanned(text);
        }
        if (text.indexOf('[') >= 0) {
            text = PICTURE.matcher(text).replaceAll(" ");
        }
        text = text.replace(EMOJI, " ");
        return LIST_MARK.matcher(text).replaceFirst("");
    }

    private static String scanned(String text) {
        StringBuilder plain = new StringBuilder();
        Matcher links = SCANNED.matcher(text);
        int from = 0;
        while (links.find()) {
            plain.append(text, from, links.start()).append(decoded(links.group(1)));
            from = links.end();
        }
        return plain.append(text.substring(from)).toString();
    }

    private static String decoded(String url) {
        try {
            return URLDecoder.decode(url, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
