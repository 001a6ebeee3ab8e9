package io.github.vtigermail.mail.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of two alternatives says what the writer wrote. Plain text is what the HTML says, mostly; but some mail programs
 * write a notice into it, a link, or only the signature. That is not decided by its words, but by comparing the two.
 */
enum AlternativeChoice {
    PLAIN,
    HTML,
    /** They say different things. */
    BOTH;

    /** A longer plain text says something, in characters. */
    static final int MAX_SHORT = 1_000;

    /** How much of a text is compared. */
    private static final int MAX_COMPARED = 200_000;

    /** What a notice in any language mentions, and no other text that the page lacks. */
    private static final Set<String> FORMATS = Set.of("html", "mime");

    /** The share of a plain text's pairs of words that the page has: less, if neither was made from the other. */
    private static final double OTHER = 0.2;

    /** Above a signature; many programs lose the space. */
    private static final Pattern DELIMITER = Pattern.compile("(?m)^-- ?$");

    /** The minimum number of words of a page that says something. */
    private static final int MIN_WORDS = 3;

    static AlternativeChoice of(String plain, String html) {
        if (plain.length() > MAX_SHORT) {
            return PLAIN;
        }
        List<String> said = words(withoutSignature(plain));
        List<String> shown = words(html);
        if (shown.isEmpty() || said.isEmpty()) {
            return shown.isEmpty() ? PLAIN : HTML; // a link or a signature says nothing
        }
        double known = share(said, shown);
        if (known == 1) {
            return startsAlike(said, shown) ? PLAIN : HTML; // the plain text is the end of the page: its signature
        }
        if (known > OTHER) {
            return PLAIN;
        }
        if (said.stream().anyMatch(FORMATS::contains)) {
            return HTML;
        }
        return shown.size() < MIN_WORDS ? PLAIN : BOTH;
    }

    /** The text of the two that is used, or of both; the plain one if the page is blank. */
    String textOf(String plain, String page) {
        if (this == PLAIN || page.isBlank()) {
            return plain;
        }
        // a signature above the page would look as if the page belonged to it
        return this == HTML ? page : withoutSignature(plain).strip() + "\n\n" + page;
    }

    /** The share of the pairs of words in a text that another one has; 1 if it has no words. */
    static double share(String text, String other) {
        List<String> said = words(text);
        return said.isEmpty() ? 1 : share(said, words(other));
    }

    private static double share(List<String> said, List<String> shown) {
        List<String> pairs = pairs(said);
        Set<String> known = new HashSet<>(said.size() == 1 ? shown : pairs(shown));
        return (double) pairs.stream().filter(known::contains).count() / pairs.size();
    }

    /** Whether one of the page's first words is in the plain text, too. */
    private static boolean startsAlike(List<String> said, List<String> shown) {
        return new HashSet<>(said).containsAll(shown) || shown.stream().limit(2).anyMatch(said::contains);
    }

    /** Each word with the next one, since single words of a language are in many texts. */
    private static List<String> pairs(List<String> words) {
        List<String> pairs = new ArrayList<>(words.size());
        for (int i = 1; i < words.size(); i++) {
            pairs.add(words.get(i - 1) + ' ' + words.get(i));
        }
        return pairs.isEmpty() ? words : pairs;
    }

    /** The text above its signature, if that is delimited. */
    private static String withoutSignature(String text) {
        Matcher matcher = DELIMITER.matcher(text);
        return matcher.find() ? text.substring(0, matcher.start()) : text;
    }

    /** The words of a text without its links and addresses; where words have no spaces between, each character. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringTokenizer chunks = new StringTokenizer(text.substring(0, Math.min(text.length(), MAX_COMPARED)));
        while (chunks.hasMoreTokens()) {
            String chunk = chunks.nextToken().toLowerCase(Locale.ROOT);
            if (!chunk.contains("://") && chunk.indexOf('@') < 0 && !chunk.startsWith("www.")) {
                addWords(chunk, words);
            }
        }
        return words;
    }

    private static void addWords(String chunk, List<String> words) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < chunk.length(); ) {
            int c = chunk.codePointAt(i);
            i += Character.charCount(c);
            boolean part = Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
            boolean single = part && isWithoutSpaces(c);
            if (part && !single) {
                word.appendCodePoint(c);
            }
            if (!word.isEmpty() && (single || !part || i == chunk.length())) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (single) {
                words.add(Character.toString(c));
            }
        }
    }

    private static boolean isWithoutSpaces(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
