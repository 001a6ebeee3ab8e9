package io.github.vtigermail.mail.reply;

import com.google.re2j.Pattern;
import java.util.List;

/** What phones and mail programs write under a mail without being asked: "Sent from my iPhone", "Get Outlook for iOS". */
final class SignatureLine {

    private static final int MAX = 160;
    private static final int MAX_STAR = 3;
    private static final int MAX_AT = 10;
    private static final String EDGES = "<>()[]*_.!- \u00A0\u2022";

    /** Links, as text, Markdown or brackets; they may touch the word before them. */
    private static final Pattern LINK =
            Pattern.compile("[<(\\[]?\\b(?:https?|HTTPS?)://[^\\s>)\\]]*[>)\\]]?|https?://\\S*");

    private static final List<String> DEVICES = ReplyWords.of("device");
    private static final List<String[]> PHRASES = ReplyWords.of("signature").stream()
            .map(phrase -> phrase.split("(?=[*@])|(?<=[*@])"))
            .toList();

    private SignatureLine() {}

    /** Whether a program wrote the line. */
    static boolean is(String line) {
        if (line.length() > MAX) {
            return false;
        }
        String bare = line.contains("://") ? LINK.matcher(line).replaceAll(" ") : line;
        String words = edged(ReplyWords.plain(withoutBrackets(ReplyWords.plain(bare))));
        return !words.isEmpty() && PHRASES.stream().anyMatch(phrase -> fits(words, phrase));
    }

    /** At most one star or at sign stands in the middle of a phrase, another at its end: each is taken as short as can be. */
    private static boolean fits(String words, String[] phrase) {
        int at = 0;
        for (int i = 0; i < phrase.length; i++) {
            if (!isHole(phrase[i])) {
                if (!words.startsWith(phrase[i], at)) {
                    return false;
                }
                at += phrase[i].length();
                continue;
            }
            boolean last = i == phrase.length - 1;
            boolean beforeLast = i == phrase.length - 2;
            int end =
                    last ? words.length() : beforeLast ? endOf(words, phrase[i + 1]) : words.indexOf(phrase[i + 1], at);
            if (end < at || !fills(words.substring(at, end), phrase[i])) {
                return false;
            }
            at = end;
        }
        return at == words.length();
    }

    private static int endOf(String words, String tail) {
        return words.endsWith(tail) ? words.length() - tail.length() : -1;
    }

    private static boolean isHole(String piece) {
        return piece.equals("*") || piece.equals("@");
    }

    private static boolean fills(String text, String hole) {
        int count = text.isBlank() ? 0 : text.strip().split(" +").length;
        if (hole.equals("*")) {
            return count > 0 && count <= MAX_STAR;
        }
        return count <= MAX_AT && DEVICES.stream().anyMatch(device -> startsAWord(text, device));
    }

    /** A device's name begins a word there; what is bent behind it ("iPhone'umdan") belongs to it. */
    private static boolean startsAWord(String text, String device) {
        for (int at = text.indexOf(device); at >= 0; at = text.indexOf(device, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || device.charAt(0) > 0x2E80) {
                return true;
            }
        }
        return false;
    }

    private static String withoutBrackets(String text) {
        return text.replace('<', ' ')
                .replace('>', ' ')
                .replace('[', ' ')
                .replace(']', ' ')
                .replace('(', ' ')
                .replace(')', ' ');
    }

    private static String edged(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && EDGES.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && EDGES.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
