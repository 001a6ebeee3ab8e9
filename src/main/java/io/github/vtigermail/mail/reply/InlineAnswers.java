package io.github.vtigermail.mail.reply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The signs that a writer's answers are inside the quoted text, without quote marks to distinguish them: "see my
 * answers below", or lines that begin with the writer's name, as Outlook writes them: "[Ann] Yes". Then nothing is cut.
 */
public final class InlineAnswers {

    private static final int MAX_LINE = 2_000;
    private static final int MAX_START = 200;
    private static final int TURNS = 4; // two questions with two answers
    private static final String QUESTION = "?\uFF1F\u061F\u037E";
    private static final int MAX_APART = 40;
    private static final int MAX_MORE = 12; // characters besides "FYI": with more, the line may be about its own text

    private static final List<String> ANSWER = ReplyWords.of("answer");
    private static final List<String> PLACE = ReplyWords.of("place");
    private static final List<String> SHOWN = ReplyWords.of("shown");

    private final Set<String> names;

    private InlineAnswers(Set<String> names) {
        this.names = names;
    }

    /** Those of a writer with this name: the whole name, its words, and its initials are looked for. */
    public static InlineAnswers of(String writer) {
        String name = ReplyWords.plain(writer);
        List<String> words = Stream.of(name.split("[ ,.\"]+"))
                .filter(word -> word.length() > 1 && word.indexOf('@') < 0 && !HeaderBlock.isField(word))
                .toList();
        Set<String> names = new LinkedHashSet<>(words);
        if (words.size() > 1) {
            names.add(name);
            names.add(words.get(0).substring(0, 1) + words.get(words.size() - 1).charAt(0));
        }
        return new InlineAnswers(names);
    }

    /**
     * Whether a line of new text says that more of it is in the quoted text, or that the quoted text is what the mail
     * is about.
     */
    static boolean areAnnouncedIn(String line) {
        if (line.length() > MAX_LINE) {
            return false;
        }
        String plain = ReplyWords.plain(line);
        return SHOWN.stream()
                        .anyMatch(word ->
                                plain.length() <= word.length() + MAX_MORE && ReplyWords.find(plain, word, 0) >= 0)
                || ANSWER.stream().anyMatch(word -> isPlaced(plain, word));
    }

    /**
     * Whether questions and other lines take turns, as where each question of a mail is answered below it. One question and what
     * follows it can be the quoted mail's own.
     */
    static boolean alternate(Stream<String> quoted) {
        List<String> lines =
                quoted.map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (int i = 0; i + TURNS - 1 < lines.size(); i++) {
            int turns = 0;
            while (turns < TURNS && isQuestion(lines.get(i + turns)) == (turns % 2 == 0)) {
                turns++;
            }
            if (turns == TURNS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuestion(String line) {
        return QUESTION.indexOf(line.charAt(line.length() - 1)) >= 0;
    }

    private static boolean isPlaced(String plain, String word) {
        for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (word.length() > 3 ? ReplyWords.startsWord(plain, at) : ReplyWords.isWord(plain, at, word)) {
                String near = plain.substring(end, Math.min(plain.length(), end + MAX_APART));
                if (PLACE.stream().anyMatch(place -> ReplyWords.find(near, place, 0) >= 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the writer marked this line of the quoted text as theirs. */
    boolean isMarked(String line) {
        if (names.isEmpty() || line.isBlank()) {
            return false;
        }
        String raw = line.substring(0, Math.min(line.length(), MAX_START));
        if (!hasEnd(raw)) {
            return false;
        }
        String start = ReplyWords.plain(raw);
        int at = behindMarks(start);
        char open = at < start.length() ? start.charAt(at) : ' ';
        int close = open == '[' || open == '<' || open == '('
                ? start.indexOf(open == '[' ? ']' : open == '<' ? '>' : ')', at)
                : -1;
        if (close > 0) {
            return names.contains(
                    start.substring(at + 1, close).replace(":", "").strip());
        }
        int colon = start.indexOf(':', at);
        int arrow = start.indexOf('>', at);
        int end = colon < 0 ? arrow : arrow < 0 ? colon : Math.min(colon, arrow);
        return end > 0
                && names.contains(start.substring(at, end).replace("*", "").strip());
    }

    /** A quick check for what a name can end with, which most lines do not have. */
    private static boolean hasEnd(String line) {
        for (int i = behindMarks(line); i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '>' || c == ']' || c == ')') {
                return true;
            }
        }
        return false;
    }

    private static int behindMarks(String line) {
        int at = 0;
        while (at < line.length() && "> *_-".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
