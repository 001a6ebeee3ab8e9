package io.github.vtigermail.mail.history;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final String LIST_MARKS = "0123456789*\u2022\u00B7-";

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Words() {}

    /** The words of a line. */
    static List<Integer> of(String line) {
        List<Integer> words = new ArrayList<>();
        String text = clean(line);
        boolean open = false;
        long hash = 0;
        for (int i = 0; i <= text.length(); ) {
            int c = i < text.length() ? text.charAt(i) : ' ';
            c = Character.isHighSurrogate((char) c) ? text.codePointAt(i) : c;
            boolean letter = isPartOfWord(c);
            boolean single = letter && isSpaceless(c);
            if (open && (!letter || single)) {
                words.add(number(hash));
                hash = 0;
            }
            if (single) {
                words.add(-c);
            } else if (letter) {
                hash = (hash ^ c) * FACTOR;
                hash ^= hash >>> 32;
            }
            open = letter && !single;
            i += Character.charCount(c);
        }
        return words;
    }

    /**
     * A hash in place of a number that is counted up needs no memory and no search. That two words which are compared happen to
     * have the same one is a matter of one in two billions.
     */
    private static int number(long hash) {
        return (int) (hash * FACTOR >>> 33);
    }

    private static boolean isPartOfWord(int c) {
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z'
                : Character.isLetterOrDigit(c) || isMark(c);
    }

    /** Whether the word is a character of a script without spaces. */
    static boolean isSpaceless(int c) {
        return c >= 0x2E80 && c < 0xAC00 || c >= 0x0E00 && c < 0x0E80;
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
        if (!isAscii(text) && !Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
        text = text.toLowerCase(Locale.ROOT);
        if (text.contains("safelinks")) {
            text = scanned(text);
        }
        if (text.indexOf('[') >= 0) {
            text = PICTURE.matcher(text).replaceAll(" ");
        }
        if (text.indexOf('?') >= 0) {
            text = text.replace(EMOJI, " ");
        }
        return mayStartWithListMark(text) ? LIST_MARK.matcher(text).replaceFirst("") : text;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayStartWithListMark(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() && LIST_MARKS.indexOf(text.charAt(at)) >= 0;
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
