package io.github.vtigermail.mail.reply;

import io.github.vtigermail.mail.mime.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** The words that mail programs put around quoted text, from {@code reply-words.properties}, in all languages at once. */
final class ReplyWords {

    private static final Properties WORDS = load();

    private ReplyWords() {}

    /** The words of this kind, normalized by {@link #plain}. The file explains the kinds. */
    static List<String> of(String kind) {
        List<String> words = WORDS.stringPropertyNames().stream()
                .filter(name -> name.startsWith(kind + "."))
                .flatMap(name -> Stream.of(WORDS.getProperty(name).split("\\|")))
                .map(ReplyWords::plain)
                .distinct()
                .toList();
        if (words.isEmpty()) {
            throw new IllegalStateException("no words of the kind " + kind);
        }
        return words;
    }

    /** Normalizes text for comparison: lower case, on one line, without invisible marks, with one kind of apostrophe. */
    static String plain(String text) {
        return CleanText.line(text, text.length()).toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /**
     * Whether the text has this word at this position, as a whole word. In scripts without spaces, words have no ends.
     */
    static boolean isWord(String text, int at, String word) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && startsWord(text, at)
                && (end == text.length() || !isJoined(text.charAt(end - 1), text.charAt(end)));
    }

    static boolean endsInColon(String line) {
        String bare = line.stripTrailing();
        return bare.endsWith(":") || bare.endsWith("\uFF1A");
    }

    /** Whether a word can start at this position. */
    static boolean startsWord(String text, int at) {
        return at == 0 || !isJoined(text.charAt(at - 1), text.charAt(at));
    }

    /** The position of the word as a whole word, from {@code from} on; -1 if there is none. */
    static int find(String text, String word, int from) {
        int at = text.indexOf(word, from);
        while (at >= 0 && !isWord(text, at, word)) {
            at = text.indexOf(word, at + 1);
        }
        return at;
    }

    /** The number of words between spaces. */
    static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split(" +").length;
    }

    /** The text without any of these characters at its start and its end. */
    static String withoutEdges(String text, String characters) {
        int from = 0;
        int to = text.length();
        while (from < to && characters.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && characters.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isJoined(char left, char right) {
        return Character.isLetterOrDigit(left)
                && Character.isLetterOrDigit(right)
                && !isSpaceless(left)
                && !isSpaceless(right);
    }

    private static boolean isSpaceless(char c) {
        return c >= 0x2E80 && c <= 0xD7FF; // Chinese, Japanese, Korean
    }

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream in = ReplyWords.class.getResourceAsStream("reply-words.properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
