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

/** The words that mail programs put around old text, from {@code reply-words.properties}, in all languages at once. */
final class ReplyWords {

    private static final Properties WORDS = load();

    private ReplyWords() {}

    /** The words of this kind, as {@link #plain} makes text. The kinds are explained in the file. */
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

    /** Text to compare with: lower case, on one line, without invisible marks, with one kind of apostrophe. */
    static String plain(String text) {
        return CleanText.line(text, text.length()).toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /** Whether the word stands at that place as a word. Scripts without spaces have no ends of words. */
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

    /** Whether no word goes on there. */
    static boolean startsWord(String text, int at) {
        return at == 0 || !isJoined(text.charAt(at - 1), text.charAt(at));
    }

    /** Where the word stands as a word, from there on; -1 if nowhere. */
    static int find(String text, String word, int from) {
        int at = text.indexOf(word, from);
        while (at >= 0 && !isWord(text, at, word)) {
            at = text.indexOf(word, at + 1);
        }
        return at;
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
